// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ngsild.h"

#include "core/ngsildwriter.h"
#include "core/stationbatch.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

/// A name without the vocabulary that an expanded one begins with.
QString shortName(const QString &name) { return name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'#')) + 1); }

/// The value of an attribute in any of the three forms.
QJsonValue valueOf(const QJsonValue &attribute)
{
    if (!attribute.isObject())
        return attribute;
    const QJsonObject object = attribute.toObject();
    for (const QString &member : { u"value"_s, u"@value"_s, u"object"_s }) {
        if (const QJsonValue value = object.value(member); !value.isUndefined())
            return value.isObject() && value.toObject().contains(u"@value") ? value.toObject().value(u"@value") : value;
    }
    return attribute; // a simplified object, such as a location
}

/// What a value is in where nothing says so.
QString usualUnit(Quantity quantity)
{
    switch (quantity) {
    case Quantity::Level:
        return u"2N"_s;
    case Quantity::Temperature:
        return u"CEL"_s;
    case Quantity::Humidity:
        return u"C62"_s;
    case Quantity::WindSpeed:
        return u"MTS"_s;
    case Quantity::WindFrom:
        return u"DD"_s;
    case Quantity::Stage:
        return u"MTR"_s;
    default:
        return u"GQ"_s;
    }
}

/// One entity with its attributes by short name.
class ObservedEntity
{
public:
    explicit ObservedEntity(const QJsonObject &json) : m_id(json.value(u"id").toString(json.value(u"@id").toString()))
    {
        for (auto it = json.begin(); it != json.end(); ++it)
            m_attributes.insert(shortName(it.key()), it.value());
    }

    /// @returns why nothing of the entity was taken; empty = something was
    QString addTo(StationBatch &batch) const
    {
        const QString type = shortName(m_attributes.value(u"type"_s).toString(m_attributes.value(u"@type"_s).toString()));
        if (type != u"AirQualityObserved" && type != u"NoiseLevelObserved" && type != u"WeatherObserved"
            && type != u"WaterObserved")
            return u"type of entity is not known"_s;
        QString problem = u"no property of this feed"_s;
        bool taken = false;
        const StationBatch::Station station = stationOf();
        for (auto it = m_attributes.begin(); it != m_attributes.end(); ++it) {
            const std::optional<Quantity> quantity = quantityNamed(it.key());
            if (!quantity || fieldOf(*quantity).feed != batch.feed())
                continue;
            const QString reason = batch.add(station, timeOf(it.value()), *quantity, amountOf(*quantity, it.value()));
            taken = taken || reason.isEmpty();
            if (!reason.isEmpty())
                problem = reason;
        }
        return taken ? QString() : problem;
    }

private:
    QString text(const QString &attribute) const { return valueOf(m_attributes.value(attribute)).toString(); }

    StationBatch::Station stationOf() const
    {
        QString id = text(u"stationCode"_s);
        for (const QString &relation : { u"refDevice"_s, u"refPointOfInterest"_s }) {
            if (id.isEmpty()) {
                const QJsonValue target = valueOf(m_attributes.value(relation));
                id = target.isArray() ? target.toArray().at(0).toString() : target.toString();
            }
        }
        if (id.isEmpty()) {
            // Some publishers make an entity of each observation: "…:Madrid-28079004-2016-03-15T11:00:00".
            static const QRegularExpression time(u"[-:_]?\\d{4}-\\d{2}-\\d{2}T[0-9:.+Z-]*$"_s);
            id = m_id;
            id.remove(time);
        }
        const QString name = text(u"stationName"_s).isEmpty() ? text(u"name"_s) : text(u"stationName"_s);
        return { id, name, pointIn(valueOf(m_attributes.value(u"location"_s)).toObject()) };
    }
    UtcTime timeOf(const QJsonValue &attribute) const
    {
        for (const QString &said : { attribute.toObject().value(u"observedAt").toString(), text(u"dateObserved"_s),
                                     text(u"dateObservedFrom"_s), text(u"observedAt"_s) }) {
            if (!said.isEmpty())
                return instantOf(said);
        }
        return {};
    }
    static double amountOf(Quantity quantity, const QJsonValue &attribute)
    {
        const QJsonValue value = valueOf(attribute);
        const QJsonObject object = attribute.toObject();
        const QString unit =
            object.value(u"unitCode")
                .toString(valueOf(object.value(u"metadata").toObject().value(u"unitCode")).toString(usualUnit(quantity)));
        return value.isDouble() ? converted(quantity, value.toDouble(), unit) : unknown;
    }

    const QString m_id;
    QHash<QString, QJsonValue> m_attributes;
};

} // namespace

PayloadFormat ngsiLdFormat(const QString &feed)
{
    PayloadFormat format { u"ngsi-ld"_s, u"NGSI-LD 1.6"_s,
                           [](QByteArrayView payload) {
                               const QByteArrayView begin = payload.first(std::min<qsizetype>(payload.size(), 4096));
                               return looksLikeJson(payload)
                                   && (begin.contains("urn:ngsi-ld:") || begin.contains("\"Notification\"")
                                       || begin.contains("QualityObserved\"") || begin.contains("LevelObserved\"")
                                       || begin.contains("WeatherObserved\""));
                           },
                           [feed](const QList<QByteArray> &) -> Decoder {
                               return [feed](QByteArrayView payload, UtcTime) { return decodeNgsiLd(payload, feed); };
                           } };
    format.encode = [feed](const DecodedBatch &batch, UtcTime) { return writeEntities(batch, feed); };
    return format;
}

DecodedBatch decodeNgsiLd(QByteArrayView payload, const QString &feed)
{
    StationBatch batch(feed);
    const QJsonArray entities = batch.entitiesIn(payload, u"data"_s);
    for (const QJsonValue &entity : entities) {
        if (batch.isFull())
            break;
        if (const QString problem = ObservedEntity(entity.toObject()).addTo(batch); !problem.isEmpty())
            batch.reject(problem, QJsonDocument(entity.toObject()).toJson(QJsonDocument::Compact));
    }
    return batch.take();
}

} // namespace citywall::environment
