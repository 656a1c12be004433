// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicesmodule.h"

#include "core/feedbackstate.h"
#include "core/feeds.h"
#include "core/measures.h"
#include "core/requestkpis.h"
#include "core/streetassets.h"
#include "ui/assetcard.h"
#include "ui/assetmap.h"
#include "ui/feedbackcard.h"
#include "ui/hallcard.h"
#include "ui/hallmap.h"
#include "ui/requestareas.h"
#include "ui/requestcard.h"
#include "ui/requestmap.h"
#include "ui/requestoverview.h"
#include "ui/satisfactionlist.h"
#include "ui/themelist.h"

namespace citywall::services {

namespace {

const QString resources = QStringLiteral(":/qt/qml/Citywall/Services/");

} // namespace

void ServicesModule::initialize(ModuleContext &context)
{
    context.addMetrics(resources + QStringLiteral("metrics.json"));
    const QString simulation = resources + QStringLiteral("simulation.json");
    context.addFeed(requestFeedDescriptor(simulation));
    context.addFeed(hallFeedDescriptor(simulation));
    context.addFeed(feedbackFeedDescriptor(simulation));
    context.addFeed(containerFeedDescriptor());
    context.addFeed(lightFeedDescriptor());
    context.addAlarmRules(resources + QStringLiteral("alarms.json"));
    for (const AreaMeasure &measure : serviceMeasures([&](const QString &id) { return context.metric(id); }))
        context.addMeasure(measure);
    for (const char *mapping : { "nyc-311", "nyc-311-closings" })
        context.addMapping(resources + QStringLiteral("mappings/%1.json").arg(QLatin1StringView(mapping)));

    auto *requests = new RequestState(context.history(), context.time(), context.selection(), context.areas(), this);
    auto *halls = new HallState(context.history(), context.time(), this);
    addKpis(context, *requests);
    addRequests(context, *requests);
    addHalls(context, *halls);
    addSatisfaction(context, *requests);
    addDrillDowns(context);
    addStreetAssets(context);
}

void ServicesModule::addRequests(ModuleContext &context, RequestState &state)
{
    const auto layer = [&](const QString &id, const QString &title, const QString &component, int order, bool visible = false) {
        return new Layer(id, title, component, order, visible);
    };
    Layer *backlog = layer(QStringLiteral("services.backlog"), tr("Backlog by area"), QStringLiteral("BacklogLayer"), 100);
    Layer *late = layer(QStringLiteral("services.late"), tr("Closed late by area"), QStringLiteral("LateLayer"), 100);
    auto *areas = new RequestAreas(state, { backlog, late }, this);
    for (Layer *l : { backlog, late }) {
        l->model = areas;
        context.addLayer(l);
    }
    Layer *density = layer(QStringLiteral("services.density"), tr("Request density"), QStringLiteral("DensityLayer"), 200);
    Layer *overdue = layer(QStringLiteral("services.overdue"), tr("Overdue requests"), QStringLiteral("OverdueLayer"), 400);
    Layer *open = layer(QStringLiteral("services.open"), tr("Open requests"), QStringLiteral("OpenLayer"), 400, true);
    auto *map = new RequestMap(state, context.selection(), { density, overdue, open }, this);
    for (Layer *l : { density, overdue, open }) {
        l->model = map;
        context.addLayer(l);
    }
    auto *overview = new RequestOverview(state, context.metric(QStringLiteral("services.overdue-share")), this);
    context.addPanel(
        new Panel(QStringLiteral("services.requests"), tr("Service requests"), QStringLiteral("RequestPanel"), overview));
    context.addPanel(new Panel(QStringLiteral("services.hotline"), tr("Hotline themes"), QStringLiteral("HotlinePanel"),
                               new ThemeList(state, this)));
}

void ServicesModule::addHalls(ModuleContext &context, HallState &state)
{
    Layer *halls =
        new Layer(QStringLiteral("services.halls"), tr("Service halls by wait"), QStringLiteral("HallLayer"), 400, false);
    auto *map =
        new HallMap(state, context.selection(), context.areas(), *halls, context.metric(QStringLiteral("services.wait")), this);
    halls->model = map;
    context.addLayer(halls);
    context.addPanel(new Panel(QStringLiteral("services.halls"), tr("Service halls"), QStringLiteral("HallPanel"), map));
}

void ServicesModule::addSatisfaction(ModuleContext &context, const RequestState &requests)
{
    auto *state = new FeedbackState(context.history(), context.time(), requests, this);
    context.addPanel(new Panel(QStringLiteral("services.satisfaction"), tr("Satisfaction"), QStringLiteral("SatisfactionPanel"),
                               new SatisfactionList(*state, context.areas(), this)));
}

void ServicesModule::addKpis(ModuleContext &context, const RequestState &state)
{
    auto *overdue = new Kpi(context.metric(QStringLiteral("services.overdue-share")), tr("this time the day before"));
    auto *closeTime = new Kpi(context.metric(QStringLiteral("services.close-time")), tr("the 24 hours before"));
    auto *online = new Kpi(context.metric(QStringLiteral("services.online")), tr("the 24 hours before"));
    new RequestKpis(state, { overdue, closeTime, online }, this);
    for (Kpi *k : { overdue, closeTime, online })
        context.addKpi(k);
}

void ServicesModule::addDrillDowns(ModuleContext &context)
{
    const auto fields = [&](const FeedDescriptor &feed, const QHash<QString, QString> &titles) {
        return ObservationTable::fieldsOf(feed, titles, [&](const QString &id) { return context.metric(id); });
    };
    const auto add = [&](const QString &feed, const QString &component, QObject *card) {
        context.addDrillDown(new DrillDown(feed, { feed }, component, card));
    };
    const QHash<QString, QString> terms {
        { QStringLiteral("state"), tr("State") },      { QStringLiteral("category"), tr("Category") },
        { QStringLiteral("agency"), tr("Agency") },    { QStringLiteral("channel"), tr("Channel") },
        { QStringLiteral("askedBy"), tr("Asked by") }, { QStringLiteral("rating"), tr("Rating") }
    };
    const QHash<QString, QString> queue { { QStringLiteral("waiting"), tr("Waiting") },
                                          { QStringLiteral("waitingTime"), tr("Wait") },
                                          { QStringLiteral("counters"), tr("Counters") },
                                          { QStringLiteral("served"), tr("Served") } };
    add(requestFeed, QStringLiteral("RequestPage"),
        new RequestCard(context.history(), context.time(), context.selection(), context.areas(),
                        fields(requestFeedDescriptor({}), terms), this));
    add(hallFeed, QStringLiteral("HallPage"),
        new HallCard(context.history(), context.time(), context.selection(), context.areas(),
                     fields(hallFeedDescriptor({}), queue), this));
    add(feedbackFeed, QStringLiteral("FeedbackPage"),
        new FeedbackCard(context.history(), context.time(), context.selection(), context.areas(),
                         fields(feedbackFeedDescriptor({}), terms), this));
}

void ServicesModule::addStreetAssets(ModuleContext &context)
{
    const QHash<QString, QString> titles { { QStringLiteral("fillingLevel"), tr("Filling level") },
                                           { QStringLiteral("illuminanceLevel"), tr("Brightness") },
                                           { QStringLiteral("status"), tr("Status") },
                                           { QStringLiteral("dueIn"), tr("Collection due in") },
                                           { QStringLiteral("powerState"), tr("Power") } };
    const auto add = [&](const FeedDescriptor &feed, const QString &title, const QString &metric) {
        auto *state = new StreetAssetState(feed, context.history(), context.time(), this);
        auto *layer = new Layer(feed.id, title, QStringLiteral("AssetLayer"), 400, false);
        auto *map = new AssetMap(*state, context.selection(), context.areas(), *layer, context.metric(metric), this);
        layer->model = map;
        context.addLayer(layer);
        context.addPanel(new Panel(feed.id, title, QStringLiteral("AssetPanel"), map));
        auto *card =
            new AssetCard(*state, context.history(), context.time(), context.selection(), context.areas(),
                          ObservationTable::fieldsOf(feed, titles, [&](const QString &id) { return context.metric(id); }), this);
        context.addDrillDown(new DrillDown(feed.id, { feed.id }, QStringLiteral("AssetPage"), card));
    };
    add(containerFeedDescriptor(), tr("Waste containers"), QStringLiteral("services.filling-level"));
    add(lightFeedDescriptor(), tr("Street lights"), QStringLiteral("services.illuminance"));
}

} // namespace citywall::services
