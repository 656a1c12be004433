// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/entitylooks.h"

#include "core/countstations.h"
#include "core/facilities.h"
#include "core/transit.h"
#include "core/transitalerts.h"
#include "core/vehiclecells.h"
#include "map/layers/markerglyph.h"
#include "sdk/datetext.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace citywall::traffic {

namespace {

struct EntityLooks {
    Q_DECLARE_TR_FUNCTIONS(citywall::traffic::EntityLooks)
};

const QString disc = QStringLiteral("disc");
const QString square = QStringLiteral("area");

/// A fact of several lines.
void addText(const QString &title, const QString &text, QList<RankingRow> &facts)
{
    if (!text.isEmpty())
        facts.append({ {}, title, text, {} });
}

int severityOf(Punctuality punctuality)
{
    constexpr std::array<int, 5> severities { 1, 0, 2, 3, -1 };
    return severities[size_t(punctuality)];
}

} // namespace

Looks transitLooks(const LatestState &state, const TrafficMetrics &metrics)
{
    return { [&state, metrics](const Latest &entry) -> std::optional<Mark> {
                const Vehicle vehicle = vehicleOf(entry, state.dictionary());
                return Mark { severityOf(punctualityOf(vehicle.delaySeconds)), MarkerGlyph::Square,
                              std::isnan(vehicle.delaySeconds)
                                  ? vehicle.route
                                  : vehicle.route + u' ' + metrics.transitDelay.format(vehicle.delaySeconds) };
            },
             [](Layer &layer, bool dark) {
                 layer.setLegend(EntityLooks::tr("Transit vehicles by delay, min"),
                                 { { severityColor(3, dark), EntityLooks::tr("very late: more than 10"), square },
                                   { severityColor(2, dark), EntityLooks::tr("late: more than 5"), square },
                                   { severityColor(1, dark), EntityLooks::tr("on time, or early"), square },
                                   { severityColor(-1, dark), EntityLooks::tr("delay unknown"), square } },
                                 EntityLooks::tr("On time: 1 min early to 5 min late (TCRP Report 165). Where a feed tells no "
                                                 "position, at the current or next stop"));
             } };
}

Looks bikeLooks(const LatestState &state, const TrafficMetrics &metrics)
{
    return { [&state](const Latest &entry) -> std::optional<Mark> {
                const BikeStation station = bikeStationOf(entry, state.dictionary());
                const bool full = station.isFull() && !station.isEmpty();
                const int severity = !station.inService ? -1 : station.isEmpty() || full ? 2 : 0;
                return Mark { severity,
                              station.isEmpty() ? MarkerGlyph::Triangle
                                  : full        ? MarkerGlyph::Diamond
                                                : MarkerGlyph::Disc,
                              station.inService ? QLocale().toString(qint64(station.bikes)) : EntityLooks::tr("out of service"),
                              {},
                              station.inService ? station.bikes : unknown };
            },
             [](Layer &layer, bool dark) {
                 layer.setLegend(
                     EntityLooks::tr("Bike stations"),
                     { { severityColor(2, dark), EntityLooks::tr("empty: no bike to take"), QStringLiteral("severity-warning") },
                       { severityColor(2, dark), EntityLooks::tr("full: no dock free"), QStringLiteral("severity-notice") },
                       { severityColor(1, dark), EntityLooks::tr("bikes and docks free"), disc },
                       { severityColor(-1, dark), EntityLooks::tr("out of service"), disc } },
                     EntityLooks::tr("The number is of the bikes available (GBFS)"));
             },
             true, PointMeasure { EntityLooks::tr("Bikes available"), metrics.bikes.unit, MarkerGlyph::Disc } };
}

Looks parkingLooks(const LatestState &state, const TrafficMetrics &metrics)
{
    return { [&state, metrics](const Latest &entry) -> std::optional<Mark> {
                const CarPark park = carParkOf(entry, state.dictionary());
                return Mark { park.open ? metrics.parkingOccupancy.severity(park.occupancy) : -1,
                              MarkerGlyph::Square,
                              park.open ? EntityLooks::tr("%1 free").arg(QLocale().toString(qint64(park.vacant)))
                                        : EntityLooks::tr("closed"),
                              {},
                              park.open ? metrics.parkingOccupancy.toDisplay(park.occupancy) : unknown };
            },
             [metrics](Layer &layer, bool dark) {
                 QList<LegendEntry> entries;
                 for (const MetricLimit &limit : metrics.parkingOccupancy.limits)
                     entries.prepend(
                         { severityColor(limit.severity, dark),
                           EntityLooks::tr("%1: from %2")
                               .arg(limit.title, metrics.parkingOccupancy.format(limit.from / metrics.parkingOccupancy.scale)),
                           square });
                 entries.append({ severityColor(1, dark), EntityLooks::tr("spaces free"), square });
                 entries.append({ severityColor(-1, dark), EntityLooks::tr("closed"), square });
                 layer.setLegend(EntityLooks::tr("Car parks by occupancy"), entries,
                                 EntityLooks::tr("occupied share of a car park's spaces (DATEX II)"));
             },
             true,
             PointMeasure { EntityLooks::tr("Spaces occupied, %1").arg(metrics.parkingOccupancy.unit),
                            metrics.parkingOccupancy.unit } };
}

Looks countLooks(const LatestState &state, const TrafficMetrics &metrics)
{
    return { [&state, metrics](const Latest &entry) -> std::optional<Mark> {
                const double flow = entry.value(CountFlowField);
                if (std::isnan(flow))
                    return {};
                // Both directions of a street are counted at one place.
                return Mark { 0,
                              MarkerGlyph::Diamond,
                              metrics.flow.formatNumber(flow) + u' '
                                  + state.feature(entry).properties.value(u"direction").toString(),
                              {},
                              metrics.flow.toDisplay(flow) };
            },
             [metrics](Layer &layer, bool dark) {
                 layer.setLegend(EntityLooks::tr("Count stations, %1").arg(metrics.flow.unit),
                                 { { severityColor(0, dark), EntityLooks::tr("◆ the newest hour or interval counted"), disc } },
                                 EntityLooks::tr("One direction each; the number is the flow"));
             },
             true, PointMeasure { EntityLooks::tr("Flow, %1").arg(metrics.flow.unit), metrics.flow.unit } };
}

EntityKind transitKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed,
                                             { { QStringLiteral("delay"), EntityLooks::tr("Delay") },
                                               { QStringLiteral("headway"), EntityLooks::tr("Headway") },
                                               { QStringLiteral("route_id"), EntityLooks::tr("Route") },
                                               { QStringLiteral("occupancy_status"), EntityLooks::tr("Load") } },
                                             [&](const QString &id) { return context.metric(id); });
    kind.curve = DelayField;
    kind.curveTitle = EntityLooks::tr("Delay over the day");
    kind.usual = false;
    kind.facts = [metrics](const Feature &, const Latest &entry, const FeedDictionary &dictionary, UtcTime) {
        const Vehicle vehicle = vehicleOf(entry, dictionary);
        RankingRow delay { {},
                           EntityLooks::tr("Delay"),
                           words::punctuality(punctualityOf(vehicle.delaySeconds)),
                           metrics.transitDelay.format(vehicle.delaySeconds) };
        delay.severity = severityOf(punctualityOf(vehicle.delaySeconds));
        QList<RankingRow> facts { delay, { {}, EntityLooks::tr("Route"), {}, vehicle.route } };
        facts.append({ {}, EntityLooks::tr("Behind the vehicle ahead"), {}, metrics.headway.format(vehicle.headwaySeconds) });
        if (!vehicle.occupancy.isEmpty())
            facts.append({ {}, EntityLooks::tr("Load"), {}, words::occupancy(vehicle.occupancy) });
        return facts;
    };
    return kind;
}

EntityKind bikeKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed,
                                             { { QStringLiteral("num_bikes_disabled"), EntityLooks::tr("Out of order") },
                                               { QStringLiteral("status"), EntityLooks::tr("Status") } },
                                             [&](const QString &id) { return context.metric(id); });
    kind.curve = BikesField;
    kind.curveTitle = EntityLooks::tr("Bikes available over the day");
    kind.least = 0;
    kind.facts = [metrics](const Feature &, const Latest &entry, const FeedDictionary &dictionary, UtcTime) {
        const BikeStation station = bikeStationOf(entry, dictionary);
        RankingRow bikes { {}, EntityLooks::tr("Bikes available"), {}, metrics.bikes.format(station.bikes) };
        bikes.subtitle = !station.inService ? EntityLooks::tr("out of service")
            : station.isEmpty()             ? EntityLooks::tr("empty")
            : station.isFull()              ? EntityLooks::tr("full")
                                            : QString();
        bikes.severity = !station.inService ? -1 : station.isEmpty() || station.isFull() ? 2 : 0;
        return QList<RankingRow> {
            bikes,
            { {}, EntityLooks::tr("Docks available"), {}, metrics.docks.format(station.docks) },
            { {}, EntityLooks::tr("Out of order"), {}, metrics.bikes.formatNumber(entry.value(DisabledField)) },
            { {}, EntityLooks::tr("Capacity"), {}, metrics.docks.format(station.capacity) }
        };
    };
    return kind;
}

EntityKind vehicleKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed,
                                             { { QStringLiteral("num_vehicles_available"), EntityLooks::tr("Free") },
                                               { QStringLiteral("num_vehicles_reserved"), EntityLooks::tr("Reserved") },
                                               { QStringLiteral("num_vehicles_disabled"), EntityLooks::tr("Out of order") } },
                                             [&](const QString &id) { return context.metric(id); });
    kind.curve = VehiclesFreeField;
    kind.curveTitle = EntityLooks::tr("Free vehicles over the day");
    kind.least = 0;
    kind.facts = [metrics](const Feature &feature, const Latest &entry, const FeedDictionary &dictionary, UtcTime) {
        const bool fleet = isFleet(feature.id);
        QList<RankingRow> facts {
            { {},
              EntityLooks::tr("Free vehicles"),
              fleet ? EntityLooks::tr("the whole fleet") : EntityLooks::tr("in a square of 250 m"),
              metrics.vehicles.format(entry.value(VehiclesFreeField)) },
            { {}, EntityLooks::tr("Reserved"), {}, metrics.vehicles.formatNumber(entry.value(VehiclesReservedField)) },
            { {}, EntityLooks::tr("Out of order"), {}, metrics.vehicles.formatNumber(entry.value(VehiclesDisabledField)) }
        };
        const Feature *of = fleet ? nullptr : dictionary.find(fleetOf(feature.id));
        if (of && of->id != vehicleFleet) // one of several
            facts.append({ {}, EntityLooks::tr("Operator"), {}, words::fleetTitle(*of) });
        return facts;
    };
    return kind;
}

EntityKind parkingKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed,
                                             { { QStringLiteral("vacant_spaces"), EntityLooks::tr("Vacant") },
                                               { QStringLiteral("occupancy"), EntityLooks::tr("Occupancy") },
                                               { QStringLiteral("opening_status"), EntityLooks::tr("Status") } },
                                             [&](const QString &id) { return context.metric(id); });
    kind.curve = OccupancyShareField;
    kind.curveTitle = EntityLooks::tr("Occupancy over the day");
    kind.least = 0;
    kind.facts = [metrics](const Feature &feature, const Latest &entry, const FeedDictionary &dictionary, UtcTime) {
        const CarPark park = carParkOf(entry, dictionary);
        RankingRow occupancy { {},
                               EntityLooks::tr("Occupancy"),
                               park.open ? QString() : EntityLooks::tr("closed"),
                               metrics.parkingOccupancy.format(park.occupancy) };
        occupancy.severity = park.open ? metrics.parkingOccupancy.severity(park.occupancy) : 0;
        QList<RankingRow> facts { occupancy,
                                  { {}, EntityLooks::tr("Vacant spaces"), {}, metrics.vacantSpaces.format(park.vacant) },
                                  { {}, EntityLooks::tr("Capacity"), {}, metrics.vacantSpaces.format(park.capacity) } };
        const QString type = feature.properties.value(u"kind").toString();
        if (!type.isEmpty())
            facts.append({ {},
                           EntityLooks::tr("Kind"),
                           {},
                           type == u"garage"            ? EntityLooks::tr("garage")
                               : type == u"lot"         ? EntityLooks::tr("open lot")
                               : type == u"parkAndRide" ? EntityLooks::tr("park and ride")
                                                        : type });
        return facts;
    };
    return kind;
}

EntityKind countKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed, {}, [&](const QString &id) { return context.metric(id); });
    kind.curve = CountFlowField;
    kind.curveTitle = EntityLooks::tr("Flow over the day");
    kind.least = 0;
    kind.facts = [metrics](const Feature &feature, const Latest &entry, const FeedDictionary &, UtcTime) {
        QList<RankingRow> facts { { {}, EntityLooks::tr("Flow"), {}, metrics.flow.format(entry.value(CountFlowField)) } };
        if (!std::isnan(entry.value(CountSpeedField)))
            facts.append({ {}, EntityLooks::tr("Mean speed"), {}, metrics.speed.format(entry.value(CountSpeedField)) });
        const auto add = [&](const QString &title, QStringView key) {
            if (const QString value = feature.properties.value(key).toString(); !value.isEmpty())
                facts.append({ {}, title, {}, value });
        };
        add(EntityLooks::tr("Street"), u"street");
        add(EntityLooks::tr("Direction"), u"direction");
        add(EntityLooks::tr("From"), u"from");
        add(EntityLooks::tr("To"), u"to");
        return facts;
    };
    return kind;
}

EntityKind alertKind(const FeedDescriptor &feed, const ModuleContext &context, const QTimeZone &zone)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed,
                                             { { QStringLiteral("effect"), EntityLooks::tr("Effect") },
                                               { QStringLiteral("cause"), EntityLooks::tr("Cause") },
                                               { QStringLiteral("severity_level"), EntityLooks::tr("Severity") },
                                               { QStringLiteral("ends_in"), EntityLooks::tr("Ends in") } },
                                             [&](const QString &id) { return context.metric(id); });
    kind.curve = AlertEndsField;
    kind.usual = false;
    kind.facts = [zone](const Feature &feature, const Latest &entry, const FeedDictionary &dictionary, UtcTime now) {
        const TransitAlert alert = alertOf(entry, dictionary, now);
        RankingRow effect {
            {}, EntityLooks::tr("Effect"), alert.over ? EntityLooks::tr("over") : QString(), words::alertEffect(alert.effect)
        };
        effect.severity = alert.over ? 0 : alert.severity();
        QList<RankingRow> facts { effect };
        const auto add = [&](const QString &title, const QString &value) {
            if (!value.isEmpty())
                facts.append({ {}, title, {}, value });
        };
        const auto listed = [&](QStringView key) {
            QStringList list;
            for (const QJsonValue value : feature.properties.value(key).toArray())
                list << value.toString();
            return list.join(QStringLiteral(", "));
        };
        add(EntityLooks::tr("Cause"), words::alertCause(alert.cause));
        add(EntityLooks::tr("Severity"), words::alertSeverity(alert.severityLevel));
        if (alert.ends.isValid())
            add(EntityLooks::tr("Ends"), dateText(alert.ends.toDateTime(zone), QStringLiteral("ddd d MMM HH:mm")));
        add(EntityLooks::tr("Routes"), listed(u"routes"));
        add(EntityLooks::tr("Stops"), listed(u"stops"));
        addText(EntityLooks::tr("Description"), feature.properties.value(u"description_text").toString(), facts);
        return facts;
    };
    return kind;
}

EntityKind workZoneKind(const FeedDescriptor &feed, const TrafficMetrics &metrics, const ModuleContext &context,
                        const QTimeZone &zone)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed,
                                             { { QStringLiteral("vehicle_impact"), EntityLooks::tr("Impact") },
                                               { QStringLiteral("lanes_closed"), {} },
                                               { QStringLiteral("begins_in"), EntityLooks::tr("Begins in") },
                                               { QStringLiteral("ends_in"), EntityLooks::tr("Ends in") } },
                                             [&](const QString &id) { return context.metric(id); });
    kind.curve = LanesClosedField;
    kind.usual = false;
    kind.least = 0;
    kind.facts = [metrics, zone](const Feature &feature, const Latest &entry, const FeedDictionary &dictionary, UtcTime now) {
        const WorkZone work = workZoneOf(entry, dictionary, now);
        const auto date = [&](UtcTime time) {
            return time.isValid() ? dateText(time.toDateTime(zone), QStringLiteral("ddd d MMM HH:mm")) : QStringLiteral("–");
        };
        RankingRow impact { {}, EntityLooks::tr("Impact"), words::workState(work.state), words::vehicleImpact(work.impact) };
        impact.severity = work.state == WorkState::Active ? traffic::severityOf(work.impact) : 0;
        QList<RankingRow> facts { impact };
        const auto add = [&](const QString &title, const QString &value) {
            if (!value.isEmpty())
                facts.append({ {}, title, {}, value });
        };
        add(EntityLooks::tr("Begins"), date(work.begins));
        add(EntityLooks::tr("Ends"), date(work.ends));
        if (!std::isnan(work.lanesClosed))
            add(EntityLooks::tr("Lanes closed"), metrics.lanesClosed.formatNumber(work.lanesClosed));
        QStringList types;
        for (const QJsonValue type : feature.properties.value(u"types_of_work").toArray())
            types << words::typeOfWork(type.toString());
        add(EntityLooks::tr("Work"), types.join(QStringLiteral(", ")));
        addText(EntityLooks::tr("Description"), feature.properties.value(u"description").toString(), facts);
        add(EntityLooks::tr("Place"), words::placedBy(feature.properties));
        add(EntityLooks::tr("Published by"), feature.properties.value(u"source").toString());
        if (const QJsonValue verified = feature.properties.value(u"verified"); verified.isBool())
            add(EntityLooks::tr("Dates and positions"),
                verified.toBool() ? EntityLooks::tr("verified") : EntityLooks::tr("estimated"));
        return facts;
    };
    return kind;
}

} // namespace citywall::traffic
