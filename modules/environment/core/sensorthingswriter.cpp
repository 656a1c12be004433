// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensorthingswriter.h"

#include "core/publishedquantities.h"
#include "core/sensorthings.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostResults = 50'000;
const QString geoJson = QStringLiteral("application/geo+json");

QJsonObject geoJsonPoint(GeoPoint p)
{
    return { { u"type"_s, u"Point"_s }, { u"coordinates"_s, QJsonArray { p.longitudeDegrees, p.latitudeDegrees } } };
}

/// The entities of one feature and its rows.
class PublishedThing
{
public:
    PublishedThing(const FeatureRecord &feature, const std::vector<const ObservationRecord *> &rows)
        : m_feature(feature), m_rows(rows),
          m_moves(std::ranges::any_of(rows, [](const ObservationRecord *row) { return row->position.isValid(); })),
          m_own(!feature.id.startsWith(thingPrefix)), m_key(m_own ? feature.id : feature.id.sliced(thingPrefix.size()))
    {
    }

    QJsonObject entity() const
    {
        QJsonObject properties = m_feature.properties;
        if (m_own)
            properties.insert(u"localId"_s, m_feature.id);
        QJsonObject thing { { u"@iot.id"_s, id() },
                            { u"name"_s, m_feature.name.isEmpty() ? m_feature.id : m_feature.name },
                            { u"description"_s, QString() },
                            { u"properties"_s, properties } };
        if (const GeoPoint at = midpoint(m_feature.geometry); at.isValid() && !m_moves)
            thing.insert(u"Locations"_s,
                         QJsonArray { QJsonObject { { u"@iot.id"_s, id() },
                                                    { u"name"_s, thing.value(u"name") },
                                                    { u"description"_s, QString() },
                                                    { u"encodingType"_s, geoJson },
                                                    { u"location"_s, geoJsonPoint(at) } } });
        return thing;
    }
    QJsonObject datastream(const PublishedQuantity &quantity) const
    {
        return { { u"@iot.id"_s, streamId(quantity) },
                 { u"name"_s, quantity.name },
                 { u"description"_s, QString() },
                 { u"observationType"_s, u"http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement"_s },
                 { u"unitOfMeasurement"_s,
                   QJsonObject { { u"name"_s, quantity.unit },
                                 { u"symbol"_s, quantity.symbol },
                                 { u"definition"_s, u"https://ucum.org/ucum#"_s + quantity.symbol } } },
                 { u"ObservedProperty"_s,
                   QJsonObject { { u"name"_s, quantity.name },
                                 { u"definition"_s, quantity.definition },
                                 { u"description"_s, QString() } } } };
    }
    /// What was observed of a quantity, row by row.
    template<typename Visit>
    void observations(const PublishedQuantity &quantity, Visit visit) const
    {
        const size_t field = fieldOf(quantity.quantity).field;
        for (const ObservationRecord *row : m_rows) {
            if (std::isnan(row->values[field]))
                continue;
            const QString time = row->phenomenonTime.toIso();
            QJsonObject observation { { u"@iot.id"_s, u"%1@%2"_s.arg(streamId(quantity)).arg(row->phenomenonTime.milliseconds) },
                                      { u"phenomenonTime"_s, time },
                                      { u"resultTime"_s, time },
                                      { u"result"_s, publishedValue(quantity, row->values[field]) } };
            if (const GeoPoint at = publishedPosition(m_feature, *row); m_moves && at.isValid())
                observation.insert(u"FeatureOfInterest"_s,
                                   QJsonObject { { u"encodingType"_s, geoJson }, { u"feature"_s, geoJsonPoint(at) } });
            visit(observation);
        }
    }

private:
    QJsonValue id() const
    {
        bool isNumber = false;
        const qlonglong number = m_key.toLongLong(&isNumber);
        return !m_own && isNumber && QString::number(number) == m_key ? QJsonValue(number) : QJsonValue(m_key);
    }
    QString streamId(const PublishedQuantity &quantity) const { return u"%1:%2"_s.arg(m_key, quantity.name); }

    const FeatureRecord &m_feature;
    const std::vector<const ObservationRecord *> &m_rows;
    const bool m_moves;
    const bool m_own; ///< the feature's id is no Thing's @iot.id
    const QString m_key;
};

using Rows = std::vector<std::vector<const ObservationRecord *>>;

Rows rowsByFeature(const DecodedBatch &batch)
{
    Rows rows(batch.features.size());
    for (const ObservationRecord &row : batch.observations)
        rows[row.feature].push_back(&row);
    return rows;
}

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

} // namespace

QList<QByteArray> writeThings(const DecodedBatch &batch, const QString &feed)
{
    const QList<PublishedQuantity> quantities = publishedQuantities(feed);
    const Rows rows = rowsByFeature(batch);
    QList<QByteArray> payloads;
    QJsonArray things;
    qsizetype results = 0;
    const auto send = [&] {
        payloads.append(compact({ { u"value"_s, std::exchange(things, {}) } }));
        results = 0;
    };
    for (size_t i = 0; i < rows.size(); ++i) {
        const PublishedThing published(batch.features[i], rows[i]);
        QJsonArray datastreams;
        for (const PublishedQuantity &quantity : quantities) {
            QJsonArray observations;
            published.observations(quantity, [&](const QJsonObject &observation) { observations.append(observation); });
            if (observations.isEmpty())
                continue;
            results += observations.size();
            QJsonObject datastream = published.datastream(quantity);
            datastream.insert(u"Observations"_s, observations);
            datastreams.append(datastream);
        }
        if (datastreams.isEmpty())
            continue;
        QJsonObject thing = published.entity();
        thing.insert(u"Datastreams"_s, datastreams);
        things.append(thing);
        if (results >= mostResults)
            send();
    }
    if (!things.isEmpty() || payloads.isEmpty()) // that there is nothing is an answer
        send();
    return payloads;
}

QList<QByteArray> writeSingleObservations(const DecodedBatch &batch, const QString &feed)
{
    const QList<PublishedQuantity> quantities = publishedQuantities(feed);
    const Rows rows = rowsByFeature(batch);
    QList<QByteArray> payloads;
    for (size_t i = 0; i < rows.size(); ++i) {
        const PublishedThing published(batch.features[i], rows[i]);
        for (const PublishedQuantity &quantity : quantities) {
            QJsonObject datastream = published.datastream(quantity);
            datastream.insert(u"Thing"_s, published.entity());
            published.observations(quantity, [&](QJsonObject observation) {
                observation.insert(u"Datastream"_s, datastream);
                payloads.append(compact(observation));
            });
        }
    }
    return payloads;
}

} // namespace citywall::environment
