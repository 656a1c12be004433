// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publishing.h"
#include "core/workzones.h"
#include "core/wzdx.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr auto dataSource = "citywall"_L1;

QJsonArray lanesOf(float closed, const QString &impact)
{
    QJsonArray lanes;
    const auto add = [&](const QString &status) {
        lanes.append(QJsonObject { { u"order"_s, lanes.size() + 1 }, { u"type"_s, u"general"_s }, { u"status"_s, status } });
    };
    for (int i = 0; i < std::lround(closed); ++i)
        add(u"closed"_s);
    if (impact != "all-lanes-closed"_L1 || lanes.isEmpty())
        add(u"open"_s);
    return lanes;
}

QJsonObject coreDetailsOf(const FeatureRecord &feature)
{
    const QJsonObject &properties = feature.properties;
    QJsonObject core { { u"event_type"_s, u"work-zone"_s },
                       { u"data_source_id"_s, QString(dataSource) },
                       { u"road_names"_s, properties.value(u"road_names").toArray() },
                       { u"direction"_s, properties.value(u"direction").toString(u"unknown"_s) } };
    if (const QJsonValue description = properties.value(u"description"); description.isString())
        core.insert(u"description"_s, description);
    return core;
}

QJsonObject eventPropertiesOf(const DecodedBatch &batch, const ObservationRecord &record)
{
    const FeatureRecord &feature = batch.features[record.feature];
    const QString impact = wordBehind(batch, record.values[ImpactField]);
    const auto at = [&](size_t field) {
        return (record.phenomenonTime + Duration(std::llround(double(record.values[field]) * 1000))).toIso();
    };
    QJsonObject properties { { u"core_details"_s, coreDetailsOf(feature) },
                             { u"start_date"_s, at(BeginsField) },
                             { u"end_date"_s, at(EndsField) },
                             { u"location_method"_s, feature.properties.value(u"location_method").toString(u"unknown"_s) } };
    for (const QString &which : { u"start_date"_s, u"end_date"_s, u"start_position"_s, u"end_position"_s })
        properties.insert(u"is_%1_verified"_s.arg(which), feature.properties.value(u"verified").toBool());
    if (!impact.isEmpty())
        properties.insert(u"vehicle_impact"_s, impact);
    if (const QJsonValue type = feature.properties.value(u"work_zone_type"); type.isString())
        properties.insert(u"work_zone_type"_s, type);
    if (const float closed = record.values[LanesClosedField]; closed >= 0 && closed <= 100)
        properties.insert(u"lanes"_s, lanesOf(closed, impact));
    QJsonArray types;
    for (const QJsonValue type : feature.properties.value(u"types_of_work").toArray())
        types.append(QJsonObject { { u"type_name"_s, type } });
    if (!types.isEmpty())
        properties.insert(u"types_of_work"_s, types);
    return properties;
}

QJsonObject eventOf(const DecodedBatch &batch, const ObservationRecord &record)
{
    const FeatureRecord &feature = batch.features[record.feature];
    QJsonArray coordinates;
    for (const GeoPoint &point : feature.geometry)
        coordinates.append(QJsonArray { point.longitudeDegrees, point.latitudeDegrees });
    return { { u"id"_s, feature.id },
             { u"type"_s, u"Feature"_s },
             { u"properties"_s, eventPropertiesOf(batch, record) },
             { u"geometry"_s, QJsonObject { { u"type"_s, u"LineString"_s }, { u"coordinates"_s, coordinates } } } };
}

QByteArray wzdxFeed(const QJsonArray &events, UtcTime updated)
{
    const QJsonObject source { { u"data_source_id"_s, QString(dataSource) }, { u"organization_name"_s, u"Citywall"_s } };
    const QJsonObject info { { u"publisher"_s, u"Citywall"_s },
                             { u"version"_s, u"4.2"_s },
                             { u"update_date"_s, updated.toIso() },
                             { u"data_sources"_s, QJsonArray { source } } };
    return QJsonDocument(
               QJsonObject { { u"feed_info"_s, info }, { u"type"_s, u"FeatureCollection"_s }, { u"features"_s, events } })
        .toJson(QJsonDocument::Compact);
}

} // namespace

QList<QByteArray> wzdxFeeds(const DecodedBatch &batch, UtcTime published)
{
    QList<QByteArray> feeds;
    for (const Round &instant : instantsOf(batch)) {
        QJsonArray events;
        for (const ObservationRecord *record : instant) {
            const bool whole = batch.features[record->feature].geometry.size() > 1 && !std::isnan(record->values[BeginsField])
                && !std::isnan(record->values[EndsField]);
            if (whole)
                events.append(eventOf(batch, *record));
        }
        feeds.append(wzdxFeed(events, instant.front()->phenomenonTime));
    }
    if (feeds.isEmpty() && published.isValid())
        feeds.append(wzdxFeed({}, published));
    return feeds;
}

} // namespace citywall::traffic
