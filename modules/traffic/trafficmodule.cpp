// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trafficmodule.h"

#include "sdk/observationjson.h"
#include "ui/trafficlink.h"
#include "ui/trafficmap.h"
#include "ui/trafficpanel.h"

namespace citywall::traffic {

namespace {

template<typename Page>
Page *page(const QString &id, const QString &component, QObject *model)
{
    auto *made = new Page;
    made->id = id;
    made->component = component;
    made->model = model;
    return made;
}

Layer *layer(const QString &id, const QString &title, const QString &component, QObject *model, int order, bool visible)
{
    auto *made = page<Layer>(id, component, model);
    made->title = title;
    made->order = order;
    made->setVisible(visible);
    return made;
}

} // namespace

TrafficModule::~TrafficModule() = default;

void TrafficModule::initialize(ModuleContext &context)
{
    context.addMetrics(QStringLiteral(":/qt/qml/Citywall/Traffic/metrics.json"));
    context.addFeed(feed());
    context.addMapping(QStringLiteral(":/qt/qml/Citywall/Traffic/mappings/nyc-link-speeds.json"));
    const TrafficMetrics metrics = TrafficModule::metrics(context);
    m_state = std::make_unique<TrafficState>(context.history(), context.time(), context.areas());
    addMap(context, metrics);
    addPages(context, metrics);
    addKpis(context, metrics);
}

FeedDescriptor TrafficModule::feed()
{
    FeedDescriptor feed;
    feed.id = linkSpeedFeed;
    feed.title = tr("Link speeds");
    feed.fields = { { QStringLiteral("speed"), FieldDescriptor::Kind::Number, QStringLiteral("traffic.speed") },
                    { QStringLiteral("flow"), FieldDescriptor::Kind::Number, QStringLiteral("traffic.flow") },
                    { QStringLiteral("travelTime"), FieldDescriptor::Kind::Number, QStringLiteral("traffic.travel-time") },
                    { QStringLiteral("status"), FieldDescriptor::Kind::Term, {} } };
    feed.staleAfter = staleAfter;
    feed.horizon = horizon;
    feed.makeDecoder = [described = feed] { return observationJsonDecoder(described); };
    return feed;
}

TrafficMetrics TrafficModule::metrics(const ModuleContext &context)
{
    return { context.metric(QStringLiteral("traffic.speed")),
             context.metric(QStringLiteral("traffic.flow")),
             context.metric(QStringLiteral("traffic.travel-time")),
             context.metric(QStringLiteral("traffic.speed-ratio")),
             context.metric(QStringLiteral("traffic.travel-time-index")),
             context.metric(QStringLiteral("traffic.congested-length")),
             context.metric(QStringLiteral("traffic.length")),
             context.metric(QStringLiteral("traffic.delay")),
             context.metric(QStringLiteral("traffic.coverage")) };
}

void TrafficModule::addMap(ModuleContext &context, const TrafficMetrics &metrics)
{
    auto *map = new TrafficMap(*m_state, context.selection(), metrics, m_state.get());
    Layer *areas =
        layer(QStringLiteral("traffic.areas"), tr("Travel-time index by area"), QStringLiteral("AreasLayer"), map, 110, false);
    Layer *congestion =
        layer(QStringLiteral("traffic.congestion"), tr("Congestion surface"), QStringLiteral("CongestionLayer"), map, 210, false);
    Layer *roads = layer(QStringLiteral("traffic.roads"), tr("Speed on the roads"), QStringLiteral("RoadsLayer"), map, 310, true);
    map->setLayers(roads, congestion, areas);
    context.addLayer(areas);
    context.addLayer(congestion);
    context.addLayer(roads);
}

void TrafficModule::addPages(ModuleContext &context, const TrafficMetrics &metrics)
{
    auto *overview = new TrafficPanel(*m_state, context.selection(), metrics, m_state.get());
    auto *panel = page<Panel>(QStringLiteral("traffic.overview"), QStringLiteral("OverviewPanel"), overview);
    panel->title = tr("Traffic");
    context.addPanel(panel);

    auto *link = new TrafficLink(*m_state, context.selection(), metrics, feed().fields, m_state.get());
    auto *drillDown = page<DrillDown>(QStringLiteral("traffic.link"), QStringLiteral("LinkPage"), link);
    drillDown->feeds = QStringList { linkSpeedFeed };
    context.addDrillDown(drillDown);
}

void TrafficModule::addKpis(ModuleContext &context, const TrafficMetrics &metrics)
{
    auto *keeper = new NetworkKpis(*m_state, context.selection(), m_state.get());
    const auto add = [&](const QString &id, const Metric &metric, const Figure &figure) {
        auto *kpi = new Kpi;
        kpi->id = id;
        kpi->metric = metric;
        kpi->referenceTitle = tr("usual at this time");
        keeper->add(kpi, figure);
        context.addKpi(kpi);
    };
    add(QStringLiteral("traffic.travel-time-index"), metrics.index, [](const NetworkSummary &s) { return s.travelTimeIndex; });
    add(QStringLiteral("traffic.speed"), metrics.speed, [](const NetworkSummary &s) { return s.meanSpeedMetersPerSecond; });
    add(QStringLiteral("traffic.congested-length"), metrics.congestedLength,
        [](const NetworkSummary &s) { return s.ratedLengthMeters > 0 ? s.congestedLengthMeters : unknown; });
    add(QStringLiteral("traffic.coverage"), metrics.coverage,
        [](const NetworkSummary &s) { return s.linkCount > 0 ? s.coverage() : unknown; });
}

} // namespace citywall::traffic
