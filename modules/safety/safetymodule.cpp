// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "safetymodule.h"

#include "core/coveragestate.h"
#include "core/feeds.h"
#include "core/incidentkpis.h"
#include "core/incidentstate.h"
#include "core/measures.h"
#include "ui/incidentcard.h"
#include "ui/incidentmap.h"
#include "ui/safetypages.h"
#include "ui/unitcard.h"
#include "ui/warningcard.h"

namespace citywall::safety {

namespace {

const QString resources = QStringLiteral(":/qt/qml/Citywall/Safety/");

} // namespace

void SafetyModule::initialize(ModuleContext &context)
{
    context.addMetrics(resources + QStringLiteral("metrics.json"));
    addFeeds(context);
    for (const AreaMeasure &measure : measures([&](const QString &id) { return context.metric(id); }))
        context.addMeasure(measure);
    context.addAlarmRules(resources + QStringLiteral("alarms.json"));

    const auto metric = [&](const char16_t *id) { return context.metric(QString::fromUtf16(id)); };
    auto *active = new Kpi(metric(u"safety.active"), tr("this time the day before"));
    auto *waiting = new Kpi(metric(u"safety.waiting"), tr("this time the day before"));
    auto *arrival = new Kpi(metric(u"safety.arrival"), tr("the 24 hours before"));
    auto *covered = new Kpi(metric(u"safety.covered"), tr("this time the day before"));
    new IncidentKpis(context.history(), context.time(), context.selection(), context.areas(), *active, *waiting, *arrival, this);
    auto *incidents = new IncidentState(context.history(), context.time(), context.selection(), context.areas(), this);
    auto *units = new UnitState(context.history(), context.time(), this);
    auto *coverage = new CoverageState(*units, context.selection(), context.areas(), *covered, this);
    auto *warnings = new WarningState(context.history(), context.time(), this);
    for (Kpi *k : { active, waiting, arrival, covered })
        context.addKpi(k);
    const States states { *incidents, *units, *coverage, *warnings };
    addViews(context, states);
    addDrillDowns(context, states);
}

void SafetyModule::addFeeds(ModuleContext &context)
{
    for (const FeedDescriptor &feed : { incidentFeedDescriptor(), unitFeedDescriptor(), warningFeedDescriptor() })
        context.addFeed(feed);
    context.addMapping(resources + QStringLiteral("mappings/chicago-crimes.json"));
    context.addMapping(resources + QStringLiteral("mappings/nyc-crashes.json"));
}

void SafetyModule::addViews(ModuleContext &context, const States &states)
{
    const auto add = [&](const QString &id, const QString &title, const QString &component, int order, bool visible) {
        auto *layer = new Layer(id, title, component, order, visible);
        context.addLayer(layer);
        return layer;
    };
    Layer *rates = add(QStringLiteral("safety.areas"), tr("Incident rate by area"), QStringLiteral("RateLayer"), 100, false);
    Layer *gaps = add(QStringLiteral("safety.gaps"), tr("Coverage gaps"), QStringLiteral("GapLayer"), 110, false);
    Layer *hotSpots =
        add(QStringLiteral("safety.hotspots"), tr("Significant hot spots"), QStringLiteral("HotSpotLayer"), 120, false);
    Layer *warnings = add(QStringLiteral("safety.warnings"), tr("Public warnings"), QStringLiteral("WarningLayer"), 130, true);
    Layer *density = add(QStringLiteral("safety.density"), tr("Incident density"), QStringLiteral("DensityLayer"), 200, false);
    Layer *closed = add(QStringLiteral("safety.closed"), tr("Closed incidents"), QStringLiteral("ClosedLayer"), 390, false);
    Layer *open = add(QStringLiteral("safety.incidents"), tr("Incidents"), QStringLiteral("IncidentLayer"), 400, true);
    Layer *units = add(QStringLiteral("safety.units"), tr("Units"), QStringLiteral("UnitLayer"), 410, false);

    auto *incidentMap = new IncidentMap(states.incidents, context.selection(), { rates, density, closed, open }, this);
    auto *hotSpotMap = new HotSpotMap(states.incidents, context.selection(), *hotSpots, this);
    auto *unitMap = new UnitMap(states.units, states.coverage, context.selection(), context.areas(), { units, gaps }, this);
    auto *warningMap =
        new WarningMap(states.warnings, context.selection(), context.areas(), context.time().zone(), *warnings, this);
    for (Layer *layer : { rates, density, closed, open })
        layer->model = incidentMap;
    hotSpots->model = hotSpotMap;
    for (Layer *layer : { units, gaps })
        layer->model = unitMap;
    warnings->model = warningMap;

    const Metric arrival = context.metric(QStringLiteral("safety.arrival"));
    auto *overview = new IncidentOverview(states.incidents, arrival, context.time().zone(), this);
    auto *times = new ResponseTimes(states.incidents, arrival, this);
    context.addPanel(new Panel(QStringLiteral("safety.overview"), tr("Safety"), QStringLiteral("SafetyPanel"),
                               new SafetyPages(overview, times, hotSpotMap, unitMap, warningMap, this)));
}

void SafetyModule::addDrillDowns(ModuleContext &context, const States &states)
{
    const auto fields = [&](const FeedDescriptor &feed, const QHash<QString, QString> &titles) {
        return ObservationTable::fieldsOf(feed, titles, [&](const QString &id) { return context.metric(id); });
    };
    auto *incident = new IncidentCard(context.history(), context.time(), context.selection(), context.areas(), states.units,
                                      fields(incidentFeedDescriptor(),
                                             { { QStringLiteral("state"), tr("State") },
                                               { QStringLiteral("category"), tr("Category") },
                                               { QStringLiteral("priority"), tr("Priority") },
                                               { QStringLiteral("casualties"), tr("Casualties") } }),
                                      this);
    context.addDrillDown(new DrillDown(incidentFeed, { incidentFeed }, QStringLiteral("IncidentPage"), incident));
    auto *unit = new UnitCard(
        context.history(), context.time(), context.selection(), context.areas(),
        fields(unitFeedDescriptor(), { { QStringLiteral("state"), tr("State") }, { QStringLiteral("type"), tr("Type") } }), this);
    context.addDrillDown(new DrillDown(unitFeed, { unitFeed }, QStringLiteral("UnitPage"), unit));
    auto *warning = new WarningCard(context.history(), context.time(), context.selection(), context.areas(), states.warnings,
                                    fields(warningFeedDescriptor(),
                                           { { QStringLiteral("msgType"), tr("Message") },
                                             { QStringLiteral("severity"), tr("Severity") },
                                             { QStringLiteral("urgency"), tr("Urgency") },
                                             { QStringLiteral("certainty"), tr("Certainty") } }),
                                    this);
    context.addDrillDown(new DrillDown(warningFeed, { warningFeed }, QStringLiteral("WarningPage"), warning));
}

} // namespace citywall::safety
