// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensorthings.h"

#include "core/stationbatch.h"

#include <QJsonDocument>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

QJsonObject firstOf(const QJsonValue &value) { return value.isArray() ? value.toArray().at(0).toObject() : value.toObject(); }

/// Walks the entities of a payload, each with what its surroundings say of it.
class ThingWalk
{
public:
    explicit ThingWalk(StationBatch &batch) : m_batch(batch) { }

    /// Any entity, by what it has.
    void take(const QJsonObject &entity)
    {
        if (entity.contains(u"result"))
            observation(entity, entity.value(u"Datastream").toObject(), {});
        else if (entity.contains(u"Datastreams") || entity.contains(u"Locations"))
            thing(entity);
        else if (entity.contains(u"unitOfMeasurement") || entity.contains(u"Observations"))
            datastream(entity, {});
        else
            m_batch.reject(u"neither Thing, Datastream nor Observation"_s, QJsonDocument(entity).toJson(QJsonDocument::Compact));
    }

private:
    void thing(const QJsonObject &thing)
    {
        for (const QJsonValue &v : thing.value(u"Datastreams").toArray())
            datastream(v.toObject(), thing);
    }
    void datastream(const QJsonObject &datastream, const QJsonObject &thing)
    {
        for (const QJsonValue &v : datastream.value(u"Observations").toArray()) {
            if (m_batch.isFull())
                return;
            observation(v.toObject(), datastream, thing);
        }
    }
    void observation(const QJsonObject &observation, const QJsonObject &datastream, const QJsonObject &of)
    {
        const QJsonObject thing = of.isEmpty() ? datastream.value(u"Thing").toObject() : of;
        const QString problem = tryObservation(observation, datastream, thing);
        if (problem.isEmpty())
            return;
        QJsonObject shown = observation; // without what surrounds it
        shown.remove(u"Datastream");
        m_batch.reject(problem, QJsonDocument(shown).toJson(QJsonDocument::Compact));
    }
    QString tryObservation(const QJsonObject &observation, const QJsonObject &datastream, const QJsonObject &thing)
    {
        if (datastream.isEmpty())
            return u"Datastream is not expanded"_s;
        const QJsonObject property = datastream.value(u"ObservedProperty").toObject();
        std::optional<Quantity> quantity = quantityNamed(property.value(u"definition").toString());
        if (!quantity)
            quantity = quantityNamed(property.value(u"name").toString());
        if (!quantity)
            return u"observed property is not known"_s;
        if (!observation.value(u"result").isDouble())
            return u"result is not a number"_s;
        const QJsonObject unit = datastream.value(u"unitOfMeasurement").toObject();
        const double result = observation.value(u"result").toDouble();
        double value = converted(*quantity, result, unit.value(u"symbol").toString());
        if (std::isnan(value))
            value = converted(*quantity, result, unit.value(u"name").toString());
        const QJsonValue id = thing.value(u"@iot.id");
        const QString name = thing.value(u"name").toString();
        const QString key = id.isDouble() ? QString::number(id.toInteger()) : id.toString(name);
        GeoPoint position = pointIn(firstOf(thing.value(u"Locations")).value(u"location").toObject());
        if (!position.isValid())
            position = pointIn(observation.value(u"FeatureOfInterest").toObject().value(u"feature").toObject());
        QString time = observation.value(u"phenomenonTime").toString();
        if (time.isEmpty())
            time = observation.value(u"resultTime").toString();
        return m_batch.add({ key.isEmpty() ? QString() : u"sensorthings:"_s + key, name, position }, instantOf(time), *quantity,
                           value);
    }

    StationBatch &m_batch;
};

} // namespace

PayloadFormat sensorThingsFormat(const QString &feed)
{
    return { u"sensorthings"_s, u"OGC SensorThings 1.1"_s,
             [](QByteArrayView payload) {
                 const QByteArrayView begin = payload.first(std::min<qsizetype>(payload.size(), 4096));
                 return looksLikeJson(payload)
                     && (begin.contains("\"@iot.") || begin.contains("\"phenomenonTime\"") || begin.contains("\"Datastreams\"")
                         || begin.contains("\"ObservedProperty\""))
                     && !begin.contains("\"observations\"");
             },
             [feed](const QList<QByteArray> &) -> Decoder {
                 return [feed](QByteArrayView payload, UtcTime) { return decodeSensorThings(payload, feed); };
             } };
}

DecodedBatch decodeSensorThings(QByteArrayView payload, const QString &feed)
{
    StationBatch batch(feed);
    const QJsonArray entities = batch.entitiesIn(payload, u"value"_s);
    ThingWalk walk(batch);
    for (const QJsonValue &entity : entities) {
        if (batch.isFull())
            break;
        walk.take(entity.toObject());
    }
    return batch.take();
}

} // namespace citywall::environment
