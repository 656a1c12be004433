// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trafficmodule.h"

#include "core/facilities.h"
#include "core/feeds.h"
#include "core/measures.h"
#include "core/vehiclecells.h"
#include "ui/corridorpage.h"
#include "ui/entitylooks.h"
#include "ui/eventlooks.h"
#include "ui/trafficlink.h"
#include "ui/trafficmap.h"
#include "ui/trafficpages.h"
#include "ui/vehiclemap.h"

namespace citywall::traffic {

namespace {

const QString resources = QStringLiteral(":/qt/qml/Citywall/Traffic/");
const QString streets = resources + QStringLiteral("simulation/streets.json");

TrafficMetrics metricsFrom(const ModuleContext &context)
{
    const auto metric = [&](const char *id) { return context.metric(QStringLiteral("traffic.") + QLatin1StringView(id)); };
    return { metric("speed"),
             metric("flow"),
             metric("travel-time"),
             metric("speed-ratio"),
             metric("travel-time-index"),
             metric("congested-length"),
             metric("length"),
             metric("delay"),
             metric("coverage"),
             metric("corridor-time"),
             metric("planning-time-index"),
             metric("buffer-index"),
             metric("jam-length"),
             metric("lanes-closed"),
             metric("transit-delay"),
             metric("headway"),
             metric("on-time"),
             metric("headway-variation"),
             metric("vacant-spaces"),
             metric("parking-occupancy"),
             metric("bikes"),
             metric("docks"),
             metric("vehicles-free") };
}

AreaMeasure onTimeMeasure(const ModuleContext &context)
{
    return { .metric = context.metric(QStringLiteral("traffic.on-time")), .feed = transitFeed, .value = onTimeShareOver };
}

AreaMeasure vehiclesMeasure(const ModuleContext &context)
{
    return { .metric = context.metric(QStringLiteral("traffic.vehicles-free")), .feed = vehicleFeed, .value = freeVehiclesOver };
}

} // namespace

TrafficModule::States::States(ModuleContext &context)
    : network(context.history(), context.time(), context.areas()), jams(network),
      works(Feeds::workZones(streets), context.history(), context.time()),
      events(Feeds::roadEvents(streets), context.history(), context.time()),
      transit(Feeds::transit(streets), context.history(), context.time()),
      alerts(Feeds::transitAlerts(streets), context.history(), context.time()),
      bikes(Feeds::bikes(), context.history(), context.time(), { bikesValidity, bikesLongestValid }),
      vehicles(Feeds::vehicles(), context.history(), context.time(), { bikesValidity, bikesLongestValid }, &fleetOf),
      parking(Feeds::parking(), context.history(), context.time()),
      counts(Feeds::countStations(streets), context.history(), context.time()),
      onTime(onTimeMeasure(context), context.history(), context.time(), context.areas()),
      vehicleTrend(vehiclesMeasure(context), context.history(), context.time(), context.areas())
{
}

TrafficModule::~TrafficModule() = default;

void TrafficModule::initialize(ModuleContext &context)
{
    context.addMetrics(resources + QStringLiteral("metrics.json"));
    const QList<FeedDescriptor> feeds = Feeds::all(streets);
    for (const FeedDescriptor &feed : feeds)
        context.addFeed(feed);
    for (const QString &mapping : { QStringLiteral("nyc-link-speeds"), QStringLiteral("nyc-volume-counts") })
        context.addMapping(resources + QStringLiteral("mappings/%1.json").arg(mapping));
    context.addAlarmRules(resources + QStringLiteral("alarms.json"));
    const TrafficMetrics metrics = metricsFrom(context);
    context.addMeasure({ .metric = metrics.index, .feed = linkSpeedFeed, .value = travelTimeIndexOver });
    context.addMeasure({ .metric = metrics.ratio, .feed = linkSpeedFeed, .value = speedRatioOver });
    context.addMeasure(onTimeMeasure(context));
    context.addMeasure(vehiclesMeasure(context));
    context.addMeasure({ .metric = metrics.parkingOccupancy, .feed = parkingFeed, .value = parkingOccupancyOver });
    m_states = std::make_unique<States>(context);
    addKpis(context, metrics);
    addMap(context, metrics);
    addPages(context, metrics);
    addDrillDowns(context, metrics);
}

Layer *TrafficModule::addLayer(ModuleContext &context, const QString &id, const QString &title, const QString &component,
                               int order, bool visible, QObject *model)
{
    auto *layer = new Layer(id, title, component, order, visible);
    layer->model = model;
    context.addLayer(layer);
    return layer;
}

void TrafficModule::addMap(ModuleContext &context, const TrafficMetrics &metrics)
{
    auto *map = new TrafficMap(m_states->network, context.selection(), metrics, &m_views);
    Layer *areas = addLayer(context, QStringLiteral("traffic.areas"), tr("Travel-time index by area"),
                            QStringLiteral("AreasLayer"), 110, false, map);
    Layer *congestion = addLayer(context, QStringLiteral("traffic.congestion"), tr("Congestion surface"),
                                 QStringLiteral("CongestionLayer"), 210, false, map);
    Layer *roads = addLayer(context, QStringLiteral("traffic.roads"), tr("Speed on the roads"), QStringLiteral("RoadsLayer"), 310,
                            true, map);
    map->setLayers(roads, congestion, areas);

    const auto addPoints = [&](const QString &id, const QString &title, int order, LatestState &state, const Looks &looks) {
        Layer *layer = addLayer(context, id, title, QStringLiteral("PointLayer"), order, false, nullptr);
        auto *points = new PointMap(state, context.selection(), *layer, looks.look, looks.describe, looks.lasting, &m_views);
        if (looks.measure)
            points->points()->setMeasure(*looks.measure);
    };
    addPoints(QStringLiteral("traffic.events"), tr("Road events"), 425, m_states->events, eventLooks(m_states->events));
    addPoints(QStringLiteral("traffic.transit"), tr("Transit vehicles by delay"), 430, m_states->transit,
              transitLooks(m_states->transit, metrics));
    addPoints(QStringLiteral("traffic.parking"), tr("Car parks"), 440, m_states->parking,
              parkingLooks(m_states->parking, metrics));
    addPoints(QStringLiteral("traffic.bikes"), tr("Bike stations"), 450, m_states->bikes, bikeLooks(m_states->bikes, metrics));
    Layer *vehicles = addLayer(context, QStringLiteral("traffic.vehicles"), tr("Free vehicles"), QStringLiteral("VehicleLayer"),
                               220, false, nullptr);
    new VehicleMap(m_states->vehicles, context.selection(), *vehicles, metrics, &m_views);
    addPoints(QStringLiteral("traffic.counts"), tr("Count stations"), 460, m_states->counts,
              countLooks(m_states->counts, metrics));
}

void TrafficModule::addPages(ModuleContext &context, const TrafficMetrics &metrics)
{
    Selection &selection = context.selection();
    auto *works = new RoadWorks(m_states->jams, m_states->works, selection, metrics, &m_views);
    Layer *zones =
        addLayer(context, QStringLiteral("traffic.works"), tr("Work zones"), QStringLiteral("WorkZoneLayer"), 410, false, works);
    Layer *jams = addLayer(context, QStringLiteral("traffic.jams"), tr("Jams"), QStringLiteral("JamLayer"), 420, false, works);
    works->setLayers(jams, zones);

    auto *pages = new TrafficPages(&m_views);
    pages->roads = new TrafficPanel(m_states->network, selection, metrics, &m_views);
    pages->counts = new CountPanel(m_states->counts, selection, context.areas(), metrics, &m_views);
    pages->works = works;
    pages->events = new EventPanel(m_states->events, selection, context.areas(), &m_views);
    pages->corridors = new CorridorList(m_states->jams, selection, metrics, &m_views);
    pages->transit =
        new TransitPanel(m_states->transit, m_states->onTime, selection, context.areas(), metrics, *m_onTime, &m_views);
    pages->alerts = new AlertPanel(m_states->alerts, selection, context.areas(), &m_views);
    pages->facilities = new FacilityPanel(m_states->parking, m_states->bikes, selection, context.areas(), metrics, &m_views);
    pages->vehicles =
        new VehiclePanel(m_states->vehicles, m_states->vehicleTrend, selection, context.areas(), metrics, *m_vehicles, &m_views);
    context.addPanel(new Panel(QStringLiteral("traffic.overview"), tr("Traffic"), QStringLiteral("TrafficView"), pages));
}

void TrafficModule::addDrillDowns(ModuleContext &context, const TrafficMetrics &metrics)
{
    Selection &selection = context.selection();
    const auto fields = ObservationTable::fieldsOf(Feeds::linkSpeeds(), { { QStringLiteral("status"), tr("Status") } },
                                                   [&](const QString &id) { return context.metric(id); });
    context.addDrillDown(new DrillDown(QStringLiteral("traffic.link"), { linkSpeedFeed }, QStringLiteral("LinkPage"),
                                       new TrafficLink(m_states->network, selection, metrics, fields, &m_views)));
    context.addDrillDown(new DrillDown(QStringLiteral("traffic.corridor"), { corridorFeed }, QStringLiteral("CorridorView"),
                                       new CorridorPage(m_states->jams, selection, metrics, &m_views)));
    const auto add = [&](const QString &id, LatestState &state, const EntityKind &kind) {
        context.addDrillDown(
            new DrillDown(id, { state.feed() }, QStringLiteral("EntityView"), new EntityPage(state, selection, kind, &m_views)));
    };
    add(QStringLiteral("traffic.vehicle"), m_states->transit, transitKind(Feeds::transit(streets), metrics, context));
    add(QStringLiteral("traffic.alert"), m_states->alerts,
        alertKind(Feeds::transitAlerts(streets), context, context.time().zone()));
    add(QStringLiteral("traffic.event"), m_states->events, eventKind(Feeds::roadEvents(streets), context, context.time().zone()));
    add(QStringLiteral("traffic.count-station"), m_states->counts, countKind(Feeds::countStations(streets), metrics, context));
    add(QStringLiteral("traffic.bike-station"), m_states->bikes, bikeKind(Feeds::bikes(), metrics, context));
    add(QStringLiteral("traffic.vehicle-cell"), m_states->vehicles, vehicleKind(Feeds::vehicles(), metrics, context));
    add(QStringLiteral("traffic.car-park"), m_states->parking, parkingKind(Feeds::parking(), metrics, context));
    add(QStringLiteral("traffic.work-zone"), m_states->works,
        workZoneKind(Feeds::workZones(streets), metrics, context, context.time().zone()));
}

void TrafficModule::addKpis(ModuleContext &context, const TrafficMetrics &metrics)
{
    auto *keeper = new NetworkKpis(m_states->network, context.selection(), &m_views);
    const auto add = [&](const Metric &metric, const Figure &figure) {
        auto *kpi = new Kpi(metric, tr("earlier days at this time"));
        keeper->add(kpi, figure);
        context.addKpi(kpi);
    };
    add(metrics.index, [](const NetworkSummary &s) { return s.travelTimeIndex; });
    add(metrics.speed, [](const NetworkSummary &s) { return s.meanSpeedMetersPerSecond; });
    add(metrics.congestedLength,
        [](const NetworkSummary &s) { return s.ratedLengthMeters > 0 ? s.congestedLengthMeters : unknown; });
    m_onTime = new Kpi(metrics.onTime, tr("this time yesterday"));
    context.addKpi(m_onTime);
    m_vehicles = new Kpi(metrics.vehicles, tr("this time yesterday"));
    context.addKpi(m_vehicles);
    add(metrics.coverage, [](const NetworkSummary &s) { return s.linkCount > 0 ? s.coverage() : unknown; });
}

} // namespace citywall::traffic
