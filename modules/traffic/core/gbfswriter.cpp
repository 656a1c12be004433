// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facilities.h"
#include "core/gbfs.h"
#include "core/publishing.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualTtlSeconds = 60; ///< where no row says how long it holds

/// RFC 3339, in whole seconds.
QString secondOf(UtcTime time) { return UtcTime { time.milliseconds - time.milliseconds % 1000 }.toIso(); }

QByteArray gbfsFile(const QJsonArray &stations, UtcTime published, qint64 ttlSeconds = usualTtlSeconds)
{
    return QJsonDocument(QJsonObject { { u"last_updated"_s, secondOf(published) },
                                       { u"ttl"_s, ttlSeconds },
                                       { u"version"_s, u"3.0"_s },
                                       { u"data"_s, QJsonObject { { u"stations"_s, stations } } } })
        .toJson(QJsonDocument::Compact);
}

QJsonObject informationOf(const FeatureRecord &feature)
{
    QJsonObject station { { u"station_id"_s, feature.id },
                          { u"lat"_s, feature.geometry.first().latitudeDegrees },
                          { u"lon"_s, feature.geometry.first().longitudeDegrees } };
    if (!feature.name.isEmpty())
        station.insert(u"name"_s, QJsonArray { QJsonObject { { u"text"_s, feature.name }, { u"language"_s, u"en"_s } } });
    if (const QJsonValue capacity = feature.properties.value(u"capacity"); capacity.isDouble())
        station.insert(u"capacity"_s, capacity);
    return station;
}

QJsonObject statusOf(const DecodedBatch &batch, const ObservationRecord &record)
{
    const QString status = wordBehind(batch, record.values[BikeStatusField]);
    QJsonObject station { { u"station_id"_s, batch.features[record.feature].id },
                          { u"is_installed"_s, status != "closed"_L1 },
                          { u"is_renting"_s, status != "closed"_L1 && status != "not_renting"_L1 },
                          { u"is_returning"_s, status != "closed"_L1 && status != "not_returning"_L1 },
                          { u"last_reported"_s, secondOf(record.phenomenonTime) } };
    for (const auto &[key, field] :
         { std::pair(u"num_vehicles_available"_s, BikesField), std::pair(u"num_docks_available"_s, DocksField),
           std::pair(u"num_vehicles_disabled"_s, DisabledField) }) {
        if (record.values[field] >= 0)
            station.insert(key, qint64(std::llround(record.values[field])));
    }
    return station;
}

} // namespace

QList<QByteArray> gbfsFiles(const DecodedBatch &batch, UtcTime published)
{
    const UtcTime time = published.isValid() ? published : newestOf(batch);
    QList<QByteArray> files;
    QJsonArray described;
    for (const FeatureRecord &feature : batch.features) {
        if (!feature.geometry.isEmpty())
            described.append(informationOf(feature));
    }
    if (!described.isEmpty() && time.isValid())
        files.append(gbfsFile(described, time));
    if (files.isEmpty() && batch.observations.empty() && time.isValid())
        files.append(gbfsFile({}, time));
    for (const Round &round : instantsOf(batch)) {
        QJsonArray reported;
        qint64 ttl = 0;
        for (const ObservationRecord *record : round) {
            if (record->values[BikesField] >= 0) // else nothing is reported of it
                reported.append(statusOf(batch, *record));
            ttl = std::max(ttl, qint64(bikesValidity(record->detail).count() / 1000));
        }
        files.append(gbfsFile(reported, round.front()->phenomenonTime, ttl > 0 ? ttl : usualTtlSeconds));
    }
    return files;
}

} // namespace citywall::traffic
