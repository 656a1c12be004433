// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ngsildwriter.h"

#include "core/publishedquantities.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <map>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

QString entityType(const QString &feed)
{
    return feed == noiseFeed  ? u"NoiseLevelObserved"_s
        : feed == weatherFeed ? u"WeatherObserved"_s
        : feed == waterFeed   ? u"WaterObserved"_s
                              : u"AirQualityObserved"_s;
}

QJsonObject ngsiProperty(const QJsonValue &value) { return { { u"type"_s, u"Property"_s }, { u"value"_s, value } }; }

QJsonObject entityOf(const FeatureRecord &feature, const ObservationRecord &row, const QString &type,
                     const QList<PublishedQuantity> &quantities)
{
    const QString time = row.phenomenonTime.toIso();
    const bool isUrn = feature.id.startsWith(u"urn:ngsi-ld:");
    QJsonObject entity {
        { u"id"_s,
          isUrn ? feature.id : u"urn:ngsi-ld:%1:%2"_s.arg(type, QString::fromLatin1(QUrl::toPercentEncoding(feature.id))) },
        { u"type"_s, type },
        { u"@context"_s, QJsonArray { u"https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.6.jsonld"_s } },
        { u"stationCode"_s, ngsiProperty(feature.id) },
        { u"dateObserved"_s, ngsiProperty(QJsonObject { { u"@type"_s, u"DateTime"_s }, { u"@value"_s, time } }) }
    };
    if (!feature.name.isEmpty())
        entity.insert(u"stationName"_s, ngsiProperty(feature.name));
    if (const GeoPoint at = publishedPosition(feature, row); at.isValid())
        entity.insert(
            u"location"_s,
            QJsonObject { { u"type"_s, u"GeoProperty"_s },
                          { u"value"_s,
                            QJsonObject { { u"type"_s, u"Point"_s },
                                          { u"coordinates"_s, QJsonArray { at.longitudeDegrees, at.latitudeDegrees } } } } });
    bool told = false;
    for (const PublishedQuantity &quantity : quantities) {
        const float value = row.values[fieldOf(quantity.quantity).field];
        if (std::isnan(value))
            continue;
        QJsonObject attribute = ngsiProperty(publishedValue(quantity, value));
        attribute.insert(u"unitCode"_s, quantity.unitCode);
        attribute.insert(u"observedAt"_s, time);
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
