// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/workzonesimulator.h"

#include "core/wzdx.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 workStream = 0x30AD30;
constexpr int places = 16;
constexpr double announcedShare = 0.2; ///< of a work's turn it is announced, …
constexpr double overShare = 0.9;      ///< … until here it is under way, then taken off the list

struct Work {
    const char *type;
    const char *impact;
    const char *description;
    int closed; ///< of the lanes
    int lanes;
};

constexpr std::array<Work, 6> works { { { "surface-work", "some-lanes-closed", "Resurfacing", 1, 4 },
                                        { "below-road-work", "some-lanes-closed-merge-left", "Water main replacement", 1, 2 },
                                        { "below-road-work", "alternating-one-way", "Sewer repair", 1, 2 },
                                        { "overhead-work", "all-lanes-open", "Street lighting", 0, 4 },
                                        { "roadside-work", "all-lanes-open-shift-right", "Sidewalk and curb ramps", 0, 2 },
                                        { "surface-work", "all-lanes-closed", "Bridge deck repair", 2, 2 } } };

} // namespace

WorkZoneSimulator::WorkZoneSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed)
    : m_seed(dice::mix(city.seed, workStream)), m_streets(std::move(streets)), m_feed(std::move(feed))
{
}

QJsonObject WorkZoneSimulator::event(int place, UtcTime time) const
{
    const quint64 slot = dice::mix(m_seed, quint64(place));
    const double turnHours = 24 * (3 + 9 * dice::uniform(dice::mix(slot, 1)));
    const double hours = double(time.milliseconds) / 3'600'000 + turnHours * dice::uniform(dice::mix(slot, 2));
    const auto turn = qint64(std::floor(hours / turnHours));
    const double passed = hours - double(turn) * turnHours;
    if (passed >= overShare * turnHours)
        return {};
    const quint64 own = dice::mix(slot, 3, quint64(turn));
    const auto &street = m_streets.streets[size_t(dice::mix(own, 1) % m_streets.streets.size())];
    const Work &work = works[size_t(dice::uniform(dice::mix(own, 2)) * 0.9999 * works.size())];
    const double length = 250 + 650 * dice::uniform(dice::mix(own, 3));
    const double from = dice::uniform(dice::mix(own, 4)) * std::max(0., street.lengthMeters - length);
    // Whole hours, so that dates read like a plan.
    const auto at = [&](double share) {
        const double untilHours = share * turnHours - passed;
        const qint64 hour = std::llround(double(time.milliseconds) / 3'600'000 + untilHours);
        return UtcTime { hour * 3'600'000 }.toIso();
    };
    const GeoLine line = street.piece(from, from + length);
    QJsonArray coordinates;
    for (const GeoPoint point : line)
        coordinates.append(QJsonArray { point.longitudeDegrees, point.latitudeDegrees });
    QJsonArray lanes;
    for (int i = 0; i < work.lanes; ++i)
        lanes.append(QJsonObject {
            { u"order"_s, i + 1 }, { u"type"_s, u"general"_s }, { u"status"_s, i < work.closed ? u"closed"_s : u"open"_s } });
    const bool northward = std::abs(line.last().latitudeDegrees - line.first().latitudeDegrees)
        > std::abs(line.last().longitudeDegrees - line.first().longitudeDegrees);
    const QString name = street.name;
    return { { u"id"_s, u"SIM-WZ-%1-%2"_s.arg(place + 1).arg(turn % 1000) },
             { u"type"_s, u"Feature"_s },
             { u"properties"_s,
               QJsonObject {
                   { u"core_details"_s,
                     QJsonObject { { u"event_type"_s, u"work-zone"_s },
                                   { u"data_source_id"_s, u"simulator"_s },
                                   { u"road_names"_s, QJsonArray { name } },
                                   { u"direction"_s, northward ? u"northbound"_s : u"eastbound"_s },
                                   { u"description"_s, QString::fromLatin1(work.description) } } },
                   { u"start_date"_s, at(announcedShare) },
                   { u"end_date"_s, at(overShare) },
                   { u"is_start_date_verified"_s, passed > announcedShare * turnHours },
                   { u"is_end_date_verified"_s, false },
                   { u"work_zone_type"_s, u"static"_s },
                   { u"location_method"_s, u"unknown"_s },
                   { u"vehicle_impact"_s, QString::fromLatin1(work.impact) },
                   { u"types_of_work"_s, QJsonArray { QJsonObject { { u"type_name"_s, QString::fromLatin1(work.type) } } } },
                   { u"lanes"_s, lanes } } },
             { u"geometry"_s, QJsonObject { { u"type"_s, u"LineString"_s }, { u"coordinates"_s, coordinates } } } };
}

QByteArray WorkZoneSimulator::payload(TimeRange range, Duration step, bool) const
{
    if (range.isEmpty() || m_streets.streets.empty())
        return {};
    UtcTime newest;
    for (UtcTime time = firstInstant(range.begin, step); time < range.end; time = time + step)
        newest = time;
    if (!newest.isValid())
        return {};
    QJsonArray events;
    for (int place = 0; place < places; ++place) {
        if (const QJsonObject published = event(place, newest); !published.isEmpty())
            events.append(published);
    }
    const QJsonObject document { { u"feed_info"_s,
                                   QJsonObject { { u"publisher"_s, u"Citywall simulator"_s },
                                                 { u"version"_s, u"4.2"_s },
                                                 { u"update_date"_s, newest.toIso() } } },
                                 { u"type"_s, u"FeatureCollection"_s },
                                 { u"features"_s, events } };
    const DecodedBatch batch = wzdxDecoder()(QJsonDocument(document).toJson(QJsonDocument::Compact), newest);
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::traffic
