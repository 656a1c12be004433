// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ngsild.h"

#include "core/ngsildwriter.h"
#include "core/stationbatch.h"
#include "sdk/ngsi.h"
#include "sdk/reason.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

/// What a value is in where nothing says so.
QString usualUnit(Quantity quantity)
{
    switch (quantity) {
    case Quantity::Level:
        return u"2N"_s;
    case Quantity::Temperature:
    case Quantity::WaterTemperature:
        return u"CEL"_s;
    case Quantity::Humidity:
        return u"C62"_s;
    case Quantity::WindSpeed:
        return u"MTS"_s;
    case Quantity::WindFrom:
        return u"DD"_s;
    case Quantity::Stage:
        return u"MTR"_s;
    case Quantity::Acidity:
        return u"pH"_s;
    case Quantity::Oxygen:
        return u"M1"_s;
    case Quantity::Turbidity:
        return u"FTU"_s;
    case Quantity::Conductivity:
        return u"D10"_s;
    default:
        return u"GQ"_s;
    }
}

const QString waterQualityType = QStringLiteral("WaterQualityObserved");

bool isOfWater(Quantity quantity)
{
    const QString feed = fieldOf(quantity).feed;
    return feed == waterQualityFeed || feed == waterTemperatureFeed;
}

/// What an attribute of a type of entity holds: a temperature is that of the air, or of the water.
std::optional<Quantity> quantityOf(const QString &type, const QString &attribute)
{
    const std::optional<Quantity> named = quantityNamed(attribute);
    if (type == waterQualityType && named == Quantity::Temperature)
        return Quantity::WaterTemperature;
    return named && isOfWater(*named) == (type == waterQualityType) ? named : std::nullopt;
}

/// One entity on its way into a batch.
class ObservedEntity
{
public:
    explicit ObservedEntity(const QJsonObject &json) : m_entity(json) { }

    /// @returns why nothing of the entity was taken; empty = something was
    QString addTo(StationBatch &batch) const
    {
        static const QStringList types { u"AirQualityObserved"_s, u"NoiseLevelObserved"_s, u"WeatherObserved"_s,
                                         u"WaterObserved"_s, waterQualityType };
        const QString type = m_entity.type();
        if (type.isEmpty())
            return Reason::phrase("entity without a type");
        if (!types.contains(type)) {
            batch.leaveOut(Reason::phrase("entity of another type"), m_entity.id().toUtf8());
            return {};
        }
        QString problem;
        bool taken = false;
        bool any = false;
        QStringList told; // of other attributes
        const StationBatch::Station station = stationOf();
        // Looked at once: an entity may have any number of attributes.
        const UtcTime ofAll = m_entity.time({}, { u"dateObserved"_s, u"dateObservedFrom"_s, u"observedAt"_s });
        for (const QString &name : m_entity.attributes().keys()) {
            const std::optional<Quantity> quantity = quantityOf(type, name);
            if (!quantity || !batch.takes(*quantity))
                continue;
            any = true;
            const UtcTime own = m_entity.time(name, {});
            const QString reason = batch.add(station, own.isValid() ? own : ofAll, *quantity, amountOf(*quantity, name));
            taken = taken || reason.isEmpty();
            if (!reason.isEmpty())
                problem = reason;
            if (!reason.isEmpty() && m_entity.value(name).isDouble()) // of null, which says that nothing is known, no word
                told.append(reason);
        }
        if (!any)
            batch.leaveOut(Reason::phrase("no property of this feed"), m_entity.id().toUtf8());
        if (!taken)
            return problem;
        for (const QString &reason : std::as_const(told))
            batch.reject(reason, m_entity.id().toUtf8());
        return {};
    }

private:
    StationBatch::Station stationOf() const
    {
        QString id = m_entity.text(u"stationCode"_s);
        for (const QString &relation : { u"refDevice"_s, u"refPointOfInterest"_s }) {
            if (id.isEmpty())
                id = m_entity.texts(relation).value(0);
        }
        if (id.isEmpty()) {
            // Some publishers make an entity of each observation: "…:Madrid-28079004-2016-03-15T11:00:00".
            static const QRegularExpression time(u"[-:_]?\\d{4}-\\d{2}-\\d{2}T[0-9:.+Z-]*$"_s);
            id = m_entity.id();
            id.remove(time);
        }
        const QString name = m_entity.text(u"stationName"_s);
        return { id, name.isEmpty() ? m_entity.text(u"name"_s) : name, pointIn(m_entity.value(u"location"_s).toObject()) };
    }
    double amountOf(Quantity quantity, const QString &attribute) const
    {
        const QString unit = m_entity.unitCode(attribute);
        return converted(quantity, m_entity.number(attribute), unit.isEmpty() ? usualUnit(quantity) : unit);
    }

    const NgsiEntity m_entity;
};

} // namespace

PayloadFormat ngsiLdFormat(const QString &feed)
{
    PayloadFormat format { u"ngsi-ld"_s, u"NGSI-LD 1.6"_s,
                           [](QByteArrayView payload) {
                               return NgsiEntity::areNamed(payload,
                                                           { "AirQualityObserved", "NoiseLevelObserved", "WeatherObserved",
                                                             "WaterObserved", "WaterQualityObserved" });
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
