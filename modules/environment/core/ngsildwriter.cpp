// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ngsildwriter.h"

#include "core/publishedquantities.h"
#include "sdk/ngsi.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <map>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

QString entityType(const QString &feed)
{
    return feed == noiseFeed                                       ? u"NoiseLevelObserved"_s
        : feed == weatherFeed                                      ? u"WeatherObserved"_s
        : feed == waterFeed                                        ? u"WaterObserved"_s
        : feed == waterQualityFeed || feed == waterTemperatureFeed ? u"WaterQualityObserved"_s
                                                                   : u"AirQualityObserved"_s;
}

QJsonObject entityOf(const FeatureRecord &feature, const ObservationRecord &row, const QString &type,
                     const QList<PublishedQuantity> &quantities)
{
    QJsonObject entity = ngsi::entity(type, feature.id);
    if (feature.id.startsWith(u"urn:ngsi-ld:"))
        entity.insert(u"id"_s, feature.id);
    entity.insert(u"stationCode"_s, ngsi::property(feature.id));
    entity.insert(u"dateObserved"_s, ngsi::dateTime(row.phenomenonTime));
    if (!feature.name.isEmpty())
        entity.insert(u"stationName"_s, ngsi::property(feature.name));
    if (const GeoPoint at = publishedPosition(feature, row); at.isValid())
        entity.insert(u"location"_s, ngsi::geoProperty({ at }));
    bool told = false;
    for (const PublishedQuantity &quantity : quantities) {
        const float value = row.values[fieldOf(quantity.quantity).field];
        if (std::isnan(value))
            continue;
        QJsonObject attribute = ngsi::property(publishedValue(quantity, value));
        if (!quantity.unitCode.isEmpty())
            attribute.insert(u"unitCode"_s, quantity.unitCode);
        attribute.insert(u"observedAt"_s, row.phenomenonTime.toIso());
        entity.insert(quantity.attribute, attribute);
        told = true;
    }
    return told ? entity : QJsonObject();
}

} // namespace

QList<QByteArray> writeEntities(const DecodedBatch &batch, const QString &feed)
{
    const QList<PublishedQuantity> quantities = publishedQuantities(feed);
    const QString type = entityType(feed);
    std::map<UtcTime, QJsonArray> answers;
    for (const ObservationRecord &row : batch.observations) {
        if (const QJsonObject entity = entityOf(batch.features[row.feature], row, type, quantities); !entity.isEmpty())
            answers[row.phenomenonTime].append(entity);
    }
    if (answers.empty())
        return { "[]" };
    QList<QByteArray> payloads;
    for (const auto &[time, entities] : answers)
        payloads.append(QJsonDocument(entities).toJson(QJsonDocument::Compact));
    return payloads;
}

} // namespace citywall::environment
