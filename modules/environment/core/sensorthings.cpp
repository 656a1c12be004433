// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensorthings.h"

#include "core/sensorthingswriter.h"
#include "core/stationbatch.h"
#include "sdk/reason.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lookedAt = 4096;
constexpr qsizetype largestObservation = 1 << 20; ///< bytes of a single one
constexpr qsizetype longestUnit = 64;

struct SensorThings {
    Q_DECLARE_TR_FUNCTIONS(citywall::environment::SensorThings)
};

QJsonObject firstOf(const QJsonValue &value) { return value.isArray() ? value.toArray().at(0).toObject() : value.toObject(); }

QString idText(const QJsonValue &id) { return id.isDouble() ? QString::number(id.toInteger()) : id.toString(); }

/// Datastreams with their Things, by id.
using Datastreams = QHash<QString, QJsonObject>;

void learn(const QJsonObject &entity, Datastreams &known)
{
    const QJsonArray own = entity.value(u"Datastreams").toArray();
    for (const QJsonValue &v : own) {
        QJsonObject datastream = v.toObject();
        QJsonObject thing = entity;
        thing.remove(u"Datastreams");
        datastream.insert(u"Thing"_s, thing);
        learn(datastream, known);
    }
    if (const QString id = idText(entity.value(u"@iot.id")); entity.contains(u"ObservedProperty") && !id.isEmpty())
        known.insert(id, entity);
}

Datastreams datastreamsIn(const QList<QByteArray> &companions)
{
    Datastreams known;
    StationBatch reader({});
    for (const QByteArray &file : companions) {
        const QJsonArray entities = reader.entitiesIn(file, u"value"_s);
        for (const QJsonValue &entity : entities)
            learn(entity.toObject(), known);
    }
    return known;
}

/// What a Datastream says of each of its Observations.
struct Stream {
    bool isExpanded = false;
    std::optional<Quantity> quantity;
    QString symbol; ///< of its unit
    QString unit;
    StationBatch::Station station;
};

/// Walks the entities of a payload, each with what its surroundings say of it. What those say is looked at once, however many entities
/// they surround.
class ThingWalk
{
public:
    ThingWalk(StationBatch &batch, const Datastreams &known) : m_batch(batch), m_known(known) { }

    /// Any entity, by what it has.
    void take(const QJsonObject &entity)
    {
        if (entity.contains(u"result"))
            observation(entity, streamOf(entity.value(u"Datastream").toObject(), nullptr));
        else if (entity.contains(u"Datastreams") || entity.contains(u"Locations"))
            thing(entity);
        else if (entity.contains(u"unitOfMeasurement") || entity.contains(u"Observations"))
            datastream(entity, nullptr);
        else
            m_batch.reject(Reason::phrase("neither Thing, Datastream nor Observation"),
                           QJsonDocument(entity).toJson(QJsonDocument::Compact));
    }

private:
    void thing(const QJsonObject &thing)
    {
        const StationBatch::Station station = stationOf(thing);
        for (const QJsonValue &v : thing.value(u"Datastreams").toArray())
            datastream(v.toObject(), thing.isEmpty() ? nullptr : &station);
    }
    void datastream(const QJsonObject &datastream, const StationBatch::Station *station)
    {
        const Stream stream = streamOf(datastream, station);
        for (const QJsonValue &v : datastream.value(u"Observations").toArray()) {
            if (m_batch.isFull())
                return;
            observation(v.toObject(), stream);
        }
    }
    void observation(const QJsonObject &observation, const Stream &stream)
    {
        const bool isOther = stream.isExpanded && (!stream.quantity || !m_batch.takes(*stream.quantity));
        const QString problem = isOther ? QString() : tryObservation(observation, stream);
        if (problem.isEmpty() && !isOther)
            return;
        QJsonObject shown = observation; // without what surrounds it
        shown.remove(u"Datastream");
        const QByteArray sample = QJsonDocument(shown).toJson(QJsonDocument::Compact);
        if (isOther)
            m_batch.leaveOut(stream.quantity ? Reason::phrase("property of another feed")
                                             : Reason::phrase("observed property is not known"),
                             sample);
        else
            m_batch.reject(problem, sample);
    }
    QString tryObservation(const QJsonObject &observation, const Stream &stream)
    {
        if (!stream.isExpanded)
            return Reason::phrase("Datastream is not expanded");
        if (!observation.value(u"result").isDouble())
            return Reason::phrase("result is not a number");
        const double result = observation.value(u"result").toDouble();
        double value = converted(*stream.quantity, result, stream.symbol);
        if (std::isnan(value))
            value = converted(*stream.quantity, result, stream.unit);
        StationBatch::Station station = stream.station;
        if (!station.position.isValid()) {
            const GeoPoint own = pointIn(observation.value(u"FeatureOfInterest").toObject().value(u"feature").toObject());
            if (own.isValid() || std::isnan(station.position.longitudeDegrees))
                station.position = own;
        }
        QString time = observation.value(u"phenomenonTime").toString();
        if (time.isEmpty())
            time = observation.value(u"resultTime").toString();
        return m_batch.add(station, instantOf(time), *stream.quantity, value);
    }
    /// @param of the Thing around it; null = it has its own inside
    Stream streamOf(QJsonObject datastream, const StationBatch::Station *of) const
    {
        if (!datastream.contains(u"ObservedProperty"))
            datastream = m_known.value(idText(datastream.value(u"@iot.id")), datastream);
        const QJsonObject property = datastream.value(u"ObservedProperty").toObject();
        const QJsonObject unit = datastream.value(u"unitOfMeasurement").toObject();
        Stream stream;
        stream.isExpanded = datastream.contains(u"ObservedProperty");
        stream.quantity = quantityNamed(property.value(u"definition").toString());
        if (!stream.quantity)
            stream.quantity = quantityNamed(property.value(u"name").toString());
        stream.symbol = unit.value(u"symbol").toString().left(longestUnit);
        stream.unit = unit.value(u"name").toString().left(longestUnit);
        stream.station = of ? *of : stationOf(datastream.value(u"Thing").toObject());
        return stream;
    }
    static StationBatch::Station stationOf(const QJsonObject &thing)
    {
        return { stationId(thing), thing.value(u"name").toString(),
                 pointIn(firstOf(thing.value(u"Locations")).value(u"location").toObject()), stagesIn(thing) };
    }
    static QString stationId(const QJsonObject &thing)
    {
        if (const QString local = thing.value(u"properties").toObject().value(u"localId").toString(); !local.isEmpty())
            return local;
        const QString id = idText(thing.value(u"@iot.id"));
        const QString key = id.isEmpty() ? thing.value(u"name").toString() : id;
        return key.isEmpty() ? QString() : thingPrefix + key;
    }
    /// What of a gauge's properties FloodStages reads.
    static QJsonObject stagesIn(const QJsonObject &thing)
    {
        const QJsonObject properties = thing.value(u"properties").toObject();
        QJsonObject stages;
        for (const QString &stage : { u"actionStage"_s, u"minorStage"_s, u"moderateStage"_s, u"majorStage"_s }) {
            if (const QJsonValue meters = properties.value(stage); meters.isDouble())
                stages.insert(stage, meters);
        }
        return stages;
    }

    StationBatch &m_batch;
    const Datastreams &m_known;
};

bool isSensorThings(QByteArrayView payload)
{
    const QByteArrayView begin = payload.first(std::min(payload.size(), lookedAt));
    return looksLikeJson(payload)
        && (begin.contains("\"@iot.") || begin.contains("\"phenomenonTime\"") || begin.contains("\"Datastreams\"")
            || begin.contains("\"ObservedProperty\""))
        && !begin.contains("\"observations\"");
}

bool isSingleObservation(QByteArrayView payload)
{
    const QByteArrayView begin = payload.first(std::min(payload.size(), lookedAt));
    return isSensorThings(payload) && begin.contains("\"result\"") && !begin.contains("\"value\"")
        && !begin.contains("\"Datastreams\"") && !begin.contains("\"Observations\"");
}

PayloadFormat formatOf(const QString &feed)
{
    PayloadFormat format { u"sensorthings"_s, u"OGC SensorThings 1.1"_s, &isSensorThings,
                           [feed](const QList<QByteArray> &companions) { return sensorThingsDecoder(feed, companions); } };
    format.companions = SensorThings::tr("SensorThings Datastreams, expanded (JSON)");
    format.complete = [](QByteArrayView payload, const QString &topic) { return withDatastreamOf(payload, topic); };
    return format;
}

} // namespace

PayloadFormat sensorThingsFormat(const QString &feed)
{
    PayloadFormat format = formatOf(feed);
    format.encode = [feed](const DecodedBatch &batch, UtcTime) { return writeThings(batch, feed); };
    return format;
}

PayloadFormat sensorThingsObservationFormat(const QString &feed)
{
    PayloadFormat format = formatOf(feed);
    format.id = u"sensorthings-observation"_s;
    format.title = u"OGC SensorThings 1.1 Observation (MQTT)"_s;
    format.recognise = &isSingleObservation;
    format.encode = [feed](const DecodedBatch &batch, UtcTime) { return writeSingleObservations(batch, feed); };
    return format;
}

Decoder sensorThingsDecoder(const QString &feed, const QList<QByteArray> &companions)
{
    return [feed, known = datastreamsIn(companions)](QByteArrayView payload, UtcTime) {
        StationBatch batch(feed);
        const QJsonArray entities = batch.entitiesIn(payload, u"value"_s);
        ThingWalk walk(batch, known);
        for (const QJsonValue &entity : entities) {
            if (batch.isFull())
                break;
            walk.take(entity.toObject());
        }
        return batch.take();
    };
}

QByteArray withDatastreamOf(QByteArrayView payload, const QString &topic)
{
    // An id in quotes has its own doubled (OData 4, §5.1.1.6).
    static const QRegularExpression observations(
        u"(?:^|/)Datastreams\\((?:'((?:[^']|''){1,256})'|([^()']{1,256}))\\)/Observations(?:\\?.*)?$"_s);
    const QRegularExpressionMatch match = observations.match(topic);
    QJsonObject observation = match.hasMatch() && payload.size() <= largestObservation
        ? QJsonDocument::fromJson(payload.toByteArray()).object()
        : QJsonObject();
    if (!observation.contains(u"result") || observation.contains(u"Datastream"))
        return payload.toByteArray();
    const QString plain = match.captured(2);
    bool isNumber = false;
    const qlonglong number = plain.toLongLong(&isNumber);
    const QJsonValue id =
        isNumber ? QJsonValue(number) : QJsonValue(plain.isEmpty() ? match.captured(1).replace(u"''"_s, u"'"_s) : plain);
    observation.insert(u"Datastream"_s, QJsonObject { { u"@iot.id"_s, id } });
    return QJsonDocument(observation).toJson(QJsonDocument::Compact);
}

} // namespace citywall::environment
