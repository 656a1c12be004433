// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "safetymodule.h"

#include "core/incidentkpis.h"
#include "core/incidentstate.h"
#include "sdk/observationjson.h"
#include "ui/incidentcard.h"
#include "ui/incidentmap.h"
#include "ui/incidentoverview.h"

namespace citywall::safety {

namespace {

const QString resources = QStringLiteral(":/qt/qml/Citywall/Safety/");

FeedDescriptor incidentFeed()
{
    using namespace std::chrono_literals;
    FeedDescriptor feed {
        .id = QStringLiteral("safety.incident"),
        .title = SafetyModule::tr("Incidents"),
        .fields = { { QStringLiteral("state"), FieldDescriptor::Kind::Term, {} },
                    { QStringLiteral("category"), FieldDescriptor::Kind::Term, {} },
                    { QStringLiteral("priority"), FieldDescriptor::Kind::Number, QStringLiteral("safety.priority") },
                    { QStringLiteral("casualties"), FieldDescriptor::Kind::Number, QStringLiteral("safety.casualties") } },
        .staleAfter = 1h,
        .horizon = horizon,
        .makeDecoder = {}
    };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    return feed;
}

} // namespace

void SafetyModule::initialize(ModuleContext &context)
{
    context.addMetrics(resources + QStringLiteral("metrics.json"));
    context.addFeed(incidentFeed());
    context.addMapping(resources + QStringLiteral("mappings/chicago-crimes.json"));
    context.addMapping(resources + QStringLiteral("mappings/nyc-crashes.json"));

    auto *state = new IncidentState(context.history(), context.time(), context.selection(), context.areas(), this);
    addLayers(context, *state);
    addKpis(context);

    auto *panel = new Panel;
    panel->id = QStringLiteral("safety.overview");
    panel->title = tr("Safety");
    panel->component = QStringLiteral("SafetyPanel");
    panel->model = new IncidentOverview(*state, context.metric(QStringLiteral("safety.arrival")), context.time().zone(), this);
    context.addPanel(panel);

    const FeedDescriptor feed = incidentFeed();
    auto *card = new DrillDown;
    card->id = QStringLiteral("safety.incident");
    card->component = QStringLiteral("IncidentPage");
    card->feeds = { feed.id };
    card->model =
        new IncidentCard(context.history(), context.time(), context.selection(), context.areas(),
                         { { feed.fields[StateField], tr("State"), {} },
                           { feed.fields[CategoryField], tr("Category"), {} },
                           { feed.fields[PriorityField], tr("Priority"), context.metric(QStringLiteral("safety.priority")) } },
                         this);
    context.addDrillDown(card);
}

void SafetyModule::addLayers(ModuleContext &context, IncidentState &state)
{
    const auto layer = [](const QString &id, const QString &title, const QString &component, int order, bool visible) {
        auto *l = new Layer;
        l->id = id;
        l->title = title;
        l->component = component;
        l->order = order;
        l->setVisible(visible);
        return l;
    };
    auto *rates = layer(QStringLiteral("safety.areas"), tr("Incident rate by area"), QStringLiteral("RateLayer"), 100, false);
    auto *density = layer(QStringLiteral("safety.density"), tr("Incident density"), QStringLiteral("DensityLayer"), 200, false);
    auto *closed = layer(QStringLiteral("safety.closed"), tr("Closed incidents"), QStringLiteral("ClosedLayer"), 390, false);
    auto *open = layer(QStringLiteral("safety.incidents"), tr("Incidents"), QStringLiteral("IncidentLayer"), 400, true);
    auto *map = new IncidentMap(state, context.selection(), { rates, density, closed, open }, this);
    for (Layer *l : { rates, density, closed, open }) {
        l->model = map;
        context.addLayer(l);
    }
}

void SafetyModule::addKpis(ModuleContext &context)
{
    const auto kpi = [&](const QString &metric, const QString &referenceTitle) {
        auto *k = new Kpi;
        k->id = metric;
        k->metric = context.metric(metric);
        k->referenceTitle = referenceTitle;
        return k;
    };
    auto *active = kpi(QStringLiteral("safety.active"), tr("this time the day before"));
    auto *waiting = kpi(QStringLiteral("safety.waiting"), tr("this time the day before"));
    auto *arrival = kpi(QStringLiteral("safety.arrival"), tr("the 24 hours before"));
    new IncidentKpis(context.history(), context.time(), context.selection(), context.areas(), *active, *waiting, *arrival, this);
    for (Kpi *k : { active, waiting, arrival })
        context.addKpi(k);
}

} // namespace citywall::safety
