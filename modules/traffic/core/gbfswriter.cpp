// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facilities.h"
#include "core/gbfs.h"
#include "core/gbfsfile.h"
#include "core/publishing.h"

#include <QJsonArray>

#include <cmath>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualTtlSeconds = 60; ///< where no row says how long it holds

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
                          { u"last_reported"_s, gbfsSecond(record.phenomenonTime) } };
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
        files.append(gbfsFile(u"stations"_s, described, time, usualTtlSeconds));
    if (files.isEmpty() && batch.observations.empty() && time.isValid())
        files.append(gbfsFile(u"stations"_s, {}, time, usualTtlSeconds));
    for (const Round &round : instantsOf(batch)) {
        QJsonArray reported;
        qint64 ttl = 0;
        for (const ObservationRecord *record : round) {
            if (record->values[BikesField] >= 0) // else nothing is reported of it
                reported.append(statusOf(batch, *record));
            ttl = std::max(ttl, qint64(bikesValidity(record->detail).count() / 1000));
        }
        files.append(gbfsFile(u"stations"_s, reported, round.front()->phenomenonTime, ttl > 0 ? ttl : usualTtlSeconds));
    }
    return files;
}

} // namespace citywall::traffic
