// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assetentities.h"

#include "core/streetassets.h"
#include "sdk/ngsibatch.h"
#include "sdk/reason.h"

#include <cmath>

namespace citywall::services {

using namespace Qt::StringLiterals;

namespace {

const QString containerType = QStringLiteral("WasteContainer");
const QString lightType = QStringLiteral("Streetlight");
const QString isleType = QStringLiteral("WasteContainerIsle");

/// A share from 0 to 1; NaN = not told, or impossible.
float shareOf(const NgsiEntity &entity, const QString &attribute)
{
    const double share = entity.number(attribute) / (entity.unitCode(attribute) == u"P1" ? 100 : 1);
    return share >= 0 && share <= 1 ? float(share) : ObservationRecord::nan;
}

/// A word that the model has; NaN = not told, or another one.
float wordOf(const NgsiEntity &entity, const QString &attribute, const QStringList &words, NgsiBatch &batch)
{
    const QString word = entity.text(attribute);
    return words.contains(word) ? batch.term(word) : ObservationRecord::nan;
}

FeatureRecord assetFeature(const NgsiEntity &entity, const QStringList &properties)
{
    FeatureRecord feature { entity.plainId(), NgsiBatch::nameOf(entity), entity.location(), {} };
    for (const QString &name : properties) {
        if (const QString told = entity.text(name); !told.isEmpty())
            feature.properties.insert(name, told);
    }
    return feature;
}

QString takeContainer(const NgsiEntity &entity, NgsiBatch &batch)
{
    if (entity.type() != containerType)
        return batch.leaveOut(entity);
    FeatureRecord feature = assetFeature(entity, { u"storedWasteKind"_s });
    const QString isle = entity.target(u"refWasteContainerIsle"_s);
    if (const QString told = isle.isEmpty() ? entity.text(u"isleId"_s) : isle; !told.isEmpty())
        feature.properties.insert(u"isle"_s, told);
    ObservationRecord record;
    record.phenomenonTime = entity.time(
        u"fillingLevel"_s,
        { u"binLoggedTime"_s, u"timeInstant"_s, u"TimeInstant"_s, u"dateObserved"_s, u"dateModified"_s, u"modifiedAt"_s });
    record.values[FillingField] = shareOf(entity, u"fillingLevel"_s);
    record.values[ContainerStatusField] =
        wordOf(entity, u"status"_s, { u"ok"_s, u"lidOpen"_s, u"dropped"_s, u"moved"_s, u"vandalized"_s, u"burning"_s }, batch);
    const UtcTime due = UtcTime::fromIso(entity.text(u"nextActuationDeadline"_s));
    if (due.isValid() && record.phenomenonTime.isValid())
        record.values[DueField] = float((due - record.phenomenonTime).count() / 1000);
    if (NgsiBatch::isNothing(record))
        return Reason::phrase("nothing is told of the container");
    return batch.add(entity, feature, std::move(record));
}

QString takeLight(const NgsiEntity &entity, NgsiBatch &batch)
{
    if (entity.type() != lightType)
        return batch.leaveOut(entity);
    ObservationRecord record;
    record.values[IlluminanceField] = shareOf(entity, u"illuminanceLevel"_s);
    record.values[LightStatusField] =
        wordOf(entity, u"status"_s, { u"ok"_s, u"defectiveLamp"_s, u"columnIssue"_s, u"brokenLantern"_s }, batch);
    record.values[PowerField] = wordOf(entity, u"powerState"_s, { u"on"_s, u"off"_s, u"low"_s, u"bootingUp"_s }, batch);
    for (const QString &attribute : { u"powerState"_s, u"status"_s, u"illuminanceLevel"_s }) {
        if (!record.phenomenonTime.isValid())
            record.phenomenonTime = entity.time(attribute, {});
    }
    if (!record.phenomenonTime.isValid())
        record.phenomenonTime = entity.time(
            {}, { u"observationDateTime"_s, u"TimeInstant"_s, u"dateObserved"_s, u"dateModified"_s, u"modifiedAt"_s });
    if (NgsiBatch::isNothing(record))
        return Reason::phrase("nothing is told of the light");
    return batch.add(entity, assetFeature(entity, { u"circuit"_s, u"locationCategory"_s }), std::move(record));
}

QString wordBehind(const DecodedBatch &batch, float value)
{
    return value >= 0 && value < float(batch.terms.size()) ? batch.terms[qsizetype(value)] : QString();
}

QJsonObject toldAt(QJsonObject property, UtcTime time)
{
    property.insert(u"observedAt"_s, time.toIso());
    return property;
}

/// An entity with what the feature says, and the status.
QJsonObject assetEntity(const QString &type, const DecodedBatch &batch, const ObservationRecord &row,
                        const QStringList &properties)
{
    const FeatureRecord &feature = batch.features[row.feature];
    QJsonObject entity = ngsi::entity(type, feature.id);
    if (!feature.name.isEmpty())
        entity.insert(u"name"_s, ngsi::property(feature.name));
    if (!feature.geometry.isEmpty())
        entity.insert(u"location"_s, ngsi::geoProperty({ midpoint(feature.geometry) }));
    for (const QString &name : properties) {
        if (const QString told = feature.properties.value(name).toString(); !told.isEmpty())
            entity.insert(name, ngsi::property(told));
    }
    static_assert(size_t(ContainerStatusField) == size_t(LightStatusField));
    if (const QString status = wordBehind(batch, row.values[ContainerStatusField]); !status.isEmpty())
        entity.insert(u"status"_s, toldAt(ngsi::property(status), row.phenomenonTime));
    entity.insert(u"dateObserved"_s, ngsi::dateTime(row.phenomenonTime));
    return entity;
}

QJsonObject containerEntity(const DecodedBatch &batch, const ObservationRecord &row)
{
    QJsonObject entity = assetEntity(containerType, batch, row, { u"storedWasteKind"_s });
    if (const QString isle = batch.features[row.feature].properties.value(u"isle").toString(); !isle.isEmpty())
        entity.insert(u"refWasteContainerIsle"_s, ngsi::relationship(isleType, isle));
    if (!std::isnan(row.values[FillingField]))
        entity.insert(u"fillingLevel"_s, toldAt(ngsi::number(row.values[FillingField]), row.phenomenonTime));
    if (!std::isnan(row.values[DueField]))
        entity.insert(u"nextActuationDeadline"_s,
                      ngsi::dateTime(row.phenomenonTime + Duration(qint64(row.values[DueField]) * 1000)));
    return entity;
}

QJsonObject lightEntity(const DecodedBatch &batch, const ObservationRecord &row)
{
    QJsonObject entity = assetEntity(lightType, batch, row, { u"circuit"_s, u"locationCategory"_s });
    if (const QString power = wordBehind(batch, row.values[PowerField]); !power.isEmpty())
        entity.insert(u"powerState"_s, toldAt(ngsi::property(power), row.phenomenonTime));
    if (!std::isnan(row.values[IlluminanceField]))
        entity.insert(u"illuminanceLevel"_s, toldAt(ngsi::number(row.values[IlluminanceField]), row.phenomenonTime));
    return entity;
}

using Take = QString (*)(const NgsiEntity &, NgsiBatch &);
using Give = QJsonObject (*)(const DecodedBatch &, const ObservationRecord &);

PayloadFormat assetFormat(bool (*recognise)(QByteArrayView), Take take, Give give)
{
    PayloadFormat format { u"ngsi-ld"_s, u"NGSI-LD 1.6"_s, recognise, [take](const QList<QByteArray> &) -> Decoder {
                              return [take](QByteArrayView payload, UtcTime) {
                                  NgsiBatch batch;
                                  batch.read(payload, [&](const NgsiEntity &entity) { return take(entity, batch); });
                                  return batch.take();
                              };
                          } };
    format.encode = [give](const DecodedBatch &batch, UtcTime) {
        return ngsiAnswers(batch, [&](const ObservationRecord &row) { return give(batch, row); });
    };
    return format;
}

} // namespace

PayloadFormat containerEntities()
{
    return assetFormat([](QByteArrayView payload) { return NgsiEntity::areNamed(payload, { "WasteContainer" }); }, takeContainer,
                       containerEntity);
}

PayloadFormat lightEntities()
{
    return assetFormat([](QByteArrayView payload) { return NgsiEntity::areNamed(payload, { "Streetlight" }); }, takeLight,
                       lightEntity);
}

} // namespace citywall::services
