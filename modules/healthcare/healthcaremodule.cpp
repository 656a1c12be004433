// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "healthcaremodule.h"

#include "core/feeds.h"
#include "core/healthkpis.h"
#include "core/measures.h"
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
    for (const FeedDescriptor &feed :
         { Feeds::beds(), Feeds::emergency(), Feeds::ambulances(), Feeds::crowding(), Feeds::syndromic() })
        context.addFeed(feed);
    for (const char *mapping : { "ny-inpatient-beds", "ny-adult-icu-beds", "ny-inpatient-beds-located" })
        context.addMapping(resources + QStringLiteral("mappings/%1.json").arg(QLatin1StringView(mapping)));

    context.addAlarmRules(resources + QStringLiteral("alarms.json"));

    const HealthMetrics metrics = HealthMetrics::from(context);
    auto *state = new HospitalState(context.history(), context.time(), context.selection(), context.areas(), this);
    auto *syndromic = new SyndromicState(context.history(), context.time(), this);
    addLayers(context, *state, *syndromic, metrics);
    addPages(context, *state, *syndromic, metrics);
    addKpis(context, *state);
    for (const auto &[metric, feed, memory, value] : healthMeasures())
        context.addMeasure({ context.metric(metric), feed, memory, value });
}

void HealthcareModule::addLayers(ModuleContext &context, HospitalState &state, SyndromicState &syndromic,
                                 const HealthMetrics &metrics)
{
    auto *signalAreas =
        new Layer(QStringLiteral("healthcare.syndromic"), tr("Syndromic signals"), QStringLiteral("SignalLayer"), 100, false);
    auto *catchments =
        new Layer(QStringLiteral("healthcare.catchment"), tr("Load by catchment"), QStringLiteral("CatchmentLayer"), 100, false);
    auto *waits = new Layer(QStringLiteral("healthcare.waits"), tr("Emergency wait"), QStringLiteral("WaitLayer"), 400, false);
    auto *load = new Layer(QStringLiteral("healthcare.hospitals"), tr("Hospital load"), QStringLiteral("LoadLayer"), 400, true);
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
    context.addPanel(new Panel(QStringLiteral("healthcare.overview"), tr("Healthcare"), QStringLiteral("OverviewPanel"),
                               new HealthPanel(state, syndromic, context.selection(), context.areas(), metrics, this)));
    context.addDrillDown(new DrillDown(QStringLiteral("healthcare.hospital"),
                                       { bedsFeed, emergencyFeed, ambulancesFeed, crowdingFeed }, QStringLiteral("HospitalPage"),
                                       new HospitalCard(state, context.selection(), metrics, this)));
    context.addDrillDown(new DrillDown(QStringLiteral("healthcare.syndrome"), { syndromicFeed }, QStringLiteral("SyndromePage"),
                                       new SyndromeCard(syndromic, context.selection(), context.areas(), metrics, this)));
}

void HealthcareModule::addKpis(ModuleContext &context, HospitalState &state)
{
    auto *occupancy = new Kpi(context.metric(QStringLiteral("healthcare.occupancy")), tr("earlier days at this hour"));
    auto *wait = new Kpi(context.metric(QStringLiteral("healthcare.wait")), tr("earlier days at this hour"));
    auto *diversion = new Kpi(context.metric(QStringLiteral("healthcare.diversion")), tr("this hour yesterday"));
    new HealthKpis(state, *occupancy, *wait, *diversion, this);
    for (Kpi *made : { occupancy, wait, diversion })
        context.addKpi(made);
}

} // namespace citywall::healthcare
