// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "healthcaremodule.h"

#include "core/feeds.h"
#include "core/healthkpis.h"
#include "core/syndromicstate.h"
#include "ui/healthareas.h"
#include "ui/healthmap.h"
#include "ui/healthpanel.h"
#include "ui/hospitalcard.h"
#include "ui/syndromecard.h"

namespace citywall::healthcare {

namespace {

const QString resources = QStringLiteral(":/qt/qml/Citywall/Healthcare/");

} // namespace

void HealthcareModule::initialize(ModuleContext &context)
{
    context.addMetrics(resources + QStringLiteral("metrics.json"));
    for (const FeedDescriptor &feed : { Feeds::beds(), Feeds::emergency(), Feeds::ambulances(), Feeds::syndromic() })
        context.addFeed(feed);
    for (const char *mapping : { "ny-inpatient-beds", "ny-adult-icu-beds", "ny-inpatient-beds-located" })
        context.addMapping(resources + QStringLiteral("mappings/%1.json").arg(QLatin1StringView(mapping)));

    const HealthMetrics metrics = HealthMetrics::from(context);
    auto *state = new HospitalState(context.history(), context.time(), context.selection(), context.areas(), this);
    auto *syndromic = new SyndromicState(context.history(), context.time(), this);
    addLayers(context, *state, *syndromic, metrics);
    addPages(context, *state, *syndromic, metrics);
    addKpis(context, *state);
}

void HealthcareModule::addLayers(ModuleContext &context, HospitalState &state, SyndromicState &syndromic,
                                 const HealthMetrics &metrics)
{
    const auto layer = [](const QString &id, const QString &title, const QString &component, int order, bool visible) {
        auto *made = new Layer;
        made->id = id;
        made->title = title;
        made->component = component;
        made->order = order;
        made->setVisible(visible);
        return made;
    };
    auto *signalAreas =
        layer(QStringLiteral("healthcare.syndromic"), tr("Syndromic signals"), QStringLiteral("SignalLayer"), 100, false);
    auto *catchments =
        layer(QStringLiteral("healthcare.catchment"), tr("Load by catchment"), QStringLiteral("CatchmentLayer"), 100, false);
    auto *waits = layer(QStringLiteral("healthcare.waits"), tr("Emergency wait"), QStringLiteral("WaitLayer"), 400, false);
    auto *load = layer(QStringLiteral("healthcare.hospitals"), tr("Hospital load"), QStringLiteral("LoadLayer"), 400, true);
    auto *areas = new HealthAreas(state, syndromic, metrics, { catchments, signalAreas }, this);
    for (Layer *made : { signalAreas, catchments }) {
        made->model = areas;
        context.addLayer(made);
    }
    auto *map = new HealthMap(state, context.selection(), metrics, { load, waits }, this);
    for (Layer *made : { waits, load }) {
        made->model = map;
        context.addLayer(made);
    }
}

void HealthcareModule::addPages(ModuleContext &context, HospitalState &state, SyndromicState &syndromic,
                                const HealthMetrics &metrics)
{
    auto *panel = new Panel;
    panel->id = QStringLiteral("healthcare.overview");
    panel->title = tr("Healthcare");
    panel->component = QStringLiteral("OverviewPanel");
    panel->model = new HealthPanel(state, syndromic, context.selection(), context.areas(), metrics, this);
    context.addPanel(panel);

    auto *card = new DrillDown;
    card->id = QStringLiteral("healthcare.hospital");
    card->component = QStringLiteral("HospitalPage");
    card->feeds = QStringList { bedsFeed, emergencyFeed, ambulancesFeed };
    card->model = new HospitalCard(state, context.selection(), metrics, this);
    context.addDrillDown(card);

    auto *syndrome = new DrillDown;
    syndrome->id = QStringLiteral("healthcare.syndrome");
    syndrome->component = QStringLiteral("SyndromePage");
    syndrome->feeds = QStringList { syndromicFeed };
    syndrome->model = new SyndromeCard(syndromic, context.selection(), context.areas(), metrics.visits, this);
    context.addDrillDown(syndrome);
}

void HealthcareModule::addKpis(ModuleContext &context, HospitalState &state)
{
    const auto kpi = [&](const QString &metric, const QString &referenceTitle) {
        auto *made = new Kpi;
        made->id = metric;
        made->metric = context.metric(metric);
        made->referenceTitle = referenceTitle;
        return made;
    };
    auto *occupancy = kpi(QStringLiteral("healthcare.occupancy"), tr("usual for this hour"));
    auto *wait = kpi(QStringLiteral("healthcare.wait"), tr("usual for this hour"));
    auto *diversion = kpi(QStringLiteral("healthcare.diversion"), tr("this hour yesterday"));
    new HealthKpis(state, *occupancy, *wait, *diversion, this);
    for (Kpi *made : { occupancy, wait, diversion })
        context.addKpi(made);
}

} // namespace citywall::healthcare
