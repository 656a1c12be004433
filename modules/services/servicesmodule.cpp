// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicesmodule.h"

#include "core/feeds.h"
#include "core/requestkpis.h"
#include "ui/hallcard.h"
#include "ui/hallmap.h"
#include "ui/requestcard.h"
#include "ui/requestmap.h"
#include "ui/requestoverview.h"
#include "ui/themelist.h"

namespace citywall::services {

namespace {

const QString resources = QStringLiteral(":/qt/qml/Citywall/Services/");

template<typename Page>
Page *page(const QString &id, const QString &component, QObject *model)
{
    auto *made = new Page;
    made->id = id;
    made->component = component;
    made->model = model;
    return made;
}

Layer *layer(const QString &id, const QString &title, const QString &component, int order, bool visible)
{
    auto *made = page<Layer>(id, component, nullptr);
    made->title = title;
    made->order = order;
    made->setVisible(visible);
    return made;
}

} // namespace

void ServicesModule::initialize(ModuleContext &context)
{
    context.addMetrics(resources + QStringLiteral("metrics.json"));
    const QString simulation = resources + QStringLiteral("simulation.json");
    context.addFeed(requestFeedDescriptor(simulation));
    context.addFeed(hallFeedDescriptor(simulation));
    for (const char *mapping : { "nyc-311", "nyc-311-closings" })
        context.addMapping(resources + QStringLiteral("mappings/%1.json").arg(QLatin1StringView(mapping)));

    auto *requests = new RequestState(context.history(), context.time(), context.selection(), context.areas(), this);
    auto *halls = new HallState(context.history(), context.time(), this);
    addKpis(context, *requests);
    addRequests(context, *requests);
    addHalls(context, *halls);
    addDrillDowns(context);
}

void ServicesModule::addRequests(ModuleContext &context, RequestState &state)
{
    Layer *backlog = layer(QStringLiteral("services.backlog"), tr("Backlog by area"), QStringLiteral("BacklogLayer"), 100, false);
    Layer *density = layer(QStringLiteral("services.density"), tr("Request density"), QStringLiteral("DensityLayer"), 200, false);
    Layer *overdue =
        layer(QStringLiteral("services.overdue"), tr("Overdue requests"), QStringLiteral("OverdueLayer"), 400, false);
    Layer *open = layer(QStringLiteral("services.open"), tr("Open requests"), QStringLiteral("OpenLayer"), 400, true);
    auto *map = new RequestMap(state, context.selection(), { backlog, density, overdue, open }, this);
    for (Layer *l : { backlog, density, overdue, open }) {
        l->model = map;
        context.addLayer(l);
    }
    auto *overview = new RequestOverview(state, context.metric(QStringLiteral("services.overdue-share")), this);
    auto *panel = page<Panel>(QStringLiteral("services.requests"), QStringLiteral("RequestPanel"), overview);
    panel->title = tr("Service requests");
    context.addPanel(panel);
    auto *hotline = page<Panel>(QStringLiteral("services.hotline"), QStringLiteral("HotlinePanel"), new ThemeList(state, this));
    hotline->title = tr("Hotline themes");
    context.addPanel(hotline);
}

void ServicesModule::addHalls(ModuleContext &context, HallState &state)
{
    Layer *halls = layer(QStringLiteral("services.halls"), tr("Service halls by wait"), QStringLiteral("HallLayer"), 400, false);
    auto *map =
        new HallMap(state, context.selection(), context.areas(), *halls, context.metric(QStringLiteral("services.wait")), this);
    halls->model = map;
    context.addLayer(halls);
    auto *panel = page<Panel>(QStringLiteral("services.halls"), QStringLiteral("HallPanel"), map);
    panel->title = tr("Service halls");
    context.addPanel(panel);
}

void ServicesModule::addKpis(ModuleContext &context, const RequestState &state)
{
    const auto kpi = [&](const QString &metric, const QString &referenceTitle) {
        auto *k = new Kpi;
        k->id = metric;
        k->metric = context.metric(metric);
        k->referenceTitle = referenceTitle;
        return k;
    };
    auto *overdue = kpi(QStringLiteral("services.overdue"), tr("this time the day before"));
    auto *closeTime = kpi(QStringLiteral("services.close-time"), tr("the 24 hours before"));
    auto *online = kpi(QStringLiteral("services.online"), tr("the 24 hours before"));
    new RequestKpis(state, { overdue, closeTime, online }, this);
    for (Kpi *k : { overdue, closeTime, online })
        context.addKpi(k);
}

void ServicesModule::addDrillDowns(ModuleContext &context)
{
    const auto fields = [&](const FeedDescriptor &feed, const QStringList &titles) {
        QList<ObservationTable::Field> shown;
        for (qsizetype i = 0; i < feed.fields.size(); ++i) {
            const bool isTerm = feed.fields[i].kind == FieldDescriptor::Kind::Term;
            shown.append({ feed.fields[i], titles[i], isTerm ? Metric() : context.metric(feed.fields[i].metric) });
        }
        return shown;
    };
    const auto add = [&](const QString &feed, const QString &component, QObject *card) {
        auto *drillDown = page<DrillDown>(feed, component, card);
        drillDown->feeds = { feed };
        context.addDrillDown(drillDown);
    };
    add(requestFeed, QStringLiteral("RequestPage"),
        new RequestCard(context.history(), context.time(), context.selection(), context.areas(),
                        fields(requestFeedDescriptor({}), { tr("State"), tr("Category"), tr("Agency"), tr("Channel") }), this));
    add(hallFeed, QStringLiteral("HallPage"),
        new HallCard(context.history(), context.time(), context.selection(), context.areas(),
                     fields(hallFeedDescriptor({}), { tr("Waiting"), tr("Wait"), tr("Counters"), tr("Served") }), this));
}

} // namespace citywall::services
