// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/parkingentities.h"

#include "core/facilities.h"
#include "core/publishing.h"
#include "sdk/ngsibatch.h"
#include "sdk/reason.h"

#include <cmath>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

const QString spotType = QStringLiteral("ParkingSpot");
const QString siteType = QStringLiteral("OffStreetParking");
const QString streetType = QStringLiteral("OnStreetParking");
const QString spaceKind = QStringLiteral("space");
const QString streetKind = QStringLiteral("onStreet");
constexpr double mostSpaces = 1e6;
constexpr double notTold = std::numeric_limits<double>::quiet_NaN();

/// Categories of a parking site, and the kinds of car parks that they are.
const QList<std::pair<QString, QString>> &categories()
{
    static const QList<std::pair<QString, QString>> all { { u"urbanDeterrentParking"_s, u"parkAndRide"_s },
                                                          { u"parkingGarage"_s, u"garage"_s },
                                                          { u"underground"_s, u"garage"_s },
                                                          { u"parkingLot"_s, u"lot"_s } };
    return all;
}

double spacesIn(const NgsiEntity &entity, const QString &attribute)
{
    const double number = entity.number(attribute);
    return number >= 0 && number <= mostSpaces ? number : notTold;
}

UtcTime toldAt(const NgsiEntity &entity, const QString &attribute)
{
    return entity.time(attribute,
                       { u"occupancyModified"_s, u"observationDateTime"_s, u"dateObserved"_s, u"TimeInstant"_s, u"dateModified"_s,
                         u"modifiedAt"_s });
}

class ParkingReader
{
public:
    DecodedBatch read(QByteArrayView payload)
    {
        m_batch.read(payload, [this](const NgsiEntity &entity) {
            const QString type = entity.type();
            if (type == spotType)
                return takeSpace(entity);
            return type == siteType || type == streetType ? takeSite(entity) : m_batch.leaveOut(entity);
        });
        return m_batch.take();
    }

private:
    QString takeSpace(const NgsiEntity &entity)
    {
        const QString status = entity.text(u"status"_s);
        const bool isFree = status == u"free";
        if (!isFree && status != u"occupied" && status != u"closed")
            return Reason::phrase("status of the space is not known");
        FeatureRecord feature {
            entity.plainId(), NgsiBatch::nameOf(entity), entity.location(), { { u"capacity"_s, 1 }, { u"kind"_s, spaceKind } }
        };
        if (const QString site = entity.target(u"refParkingSite"_s); !site.isEmpty())
            feature.properties.insert(u"site"_s, site);
        ObservationRecord record;
        record.phenomenonTime = toldAt(entity, u"status"_s);
        if (status == u"closed") {
            record.values[OpeningField] = m_batch.term(status);
        } else {
            record.values = { isFree ? 1.f : 0.f, isFree ? 0.f : 1.f, m_batch.term(u"open"_s), ObservationRecord::nan };
        }
        return m_batch.add(entity, feature, std::move(record));
    }

    QString takeSite(const NgsiEntity &entity)
    {
        const double total = spacesIn(entity, u"totalSpotNumber"_s);
        const double occupied = spacesIn(entity, u"occupiedSpotNumber"_s);
        double vacant = spacesIn(entity, u"availableSpotNumber"_s);
        if (std::isnan(vacant) && total >= occupied)
            vacant = total - occupied;
        double share = entity.number(u"occupancy"_s);
        if (!(share >= 0 && share <= 2)) // a full one may have cars in its lanes
            share = total > 0 ? occupied / total : notTold;
        FeatureRecord feature { entity.plainId(), NgsiBatch::nameOf(entity), entity.location(), {} };
        if (total > 0)
            feature.properties.insert(u"capacity"_s, total);
        if (const QString kind = kindOf(entity); !kind.isEmpty())
            feature.properties.insert(u"kind"_s, kind);
        ObservationRecord record;
        const bool byNumber = entity.attributes().contains(u"availableSpotNumber"_s);
        record.phenomenonTime = toldAt(entity, byNumber ? u"availableSpotNumber"_s : u"occupancy"_s);
        record.values = { float(vacant), float(share), openingOf(entity), ObservationRecord::nan };
        if (NgsiBatch::isNothing(record))
            return Reason::phrase("no number of spaces");
        return m_batch.add(entity, feature, std::move(record));
    }

    static QString kindOf(const NgsiEntity &entity)
    {
        if (entity.type() == streetType)
            return streetKind;
        const QStringList said = entity.texts(u"category"_s);
        const auto known = std::ranges::find_if(categories(), [&](const auto &one) { return said.contains(one.first); });
        return known == categories().cend() ? QString() : known->second;
    }
    float openingOf(const NgsiEntity &entity)
    {
        const QStringList said = entity.texts(u"status"_s);
        if (said.isEmpty())
            return ObservationRecord::nan;
        return m_batch.term(said.contains(u"closed") || said.contains(u"closedAbnormal") ? u"closed"_s : u"open"_s);
    }

    NgsiBatch m_batch;
};

QJsonObject spaceEntity(const DecodedBatch &batch, const FeatureRecord &feature, const ObservationRecord &row)
{
    const float vacant = row.values[VacantField];
    const bool isClosed = wordBehind(batch, row.values[OpeningField]) == u"closed";
    if (std::isnan(vacant) && !isClosed)
        return {};
    QJsonObject entity = ngsi::entity(spotType, feature.id);
    QJsonObject status = ngsi::property(isClosed ? u"closed"_s : vacant > 0 ? u"free"_s : u"occupied"_s);
    status.insert(u"observedAt"_s, row.phenomenonTime.toIso());
    entity.insert(u"status"_s, status);
    if (const QString site = feature.properties.value(u"site").toString(); !site.isEmpty())
        entity.insert(u"refParkingSite"_s, ngsi::relationship(siteType, site));
    return entity;
}

QJsonObject siteEntity(const DecodedBatch &batch, const FeatureRecord &feature, const ObservationRecord &row)
{
    const QString kind = feature.properties.value(u"kind").toString();
    QJsonObject entity = ngsi::entity(kind == streetKind ? streetType : siteType, feature.id);
    if (const double capacity = feature.properties.value(u"capacity").toDouble(); capacity > 0)
        entity.insert(u"totalSpotNumber"_s, ngsi::property(capacity));
    const auto category = std::ranges::find(categories(), kind, &std::pair<QString, QString>::second);
    if (category != categories().cend())
        entity.insert(u"category"_s, ngsi::property(QJsonArray { category->first }));
    if (const float vacant = row.values[VacantField]; !std::isnan(vacant))
        entity.insert(u"availableSpotNumber"_s, ngsi::number(vacant));
    if (const float share = row.values[OccupancyShareField]; !std::isnan(share))
        entity.insert(u"occupancy"_s, ngsi::number(share));
    entity.insert(u"occupancyModified"_s, ngsi::dateTime(row.phenomenonTime));
    if (const QString opening = wordBehind(batch, row.values[OpeningField]); !opening.isEmpty())
        entity.insert(u"status"_s, ngsi::property(QJsonArray { opening }));
    return entity;
}

QJsonObject parkingEntity(const DecodedBatch &batch, const ObservationRecord &row)
{
    const FeatureRecord &feature = batch.features[row.feature];
    const bool isSpace = feature.properties.value(u"kind").toString() == spaceKind;
    QJsonObject entity = isSpace ? spaceEntity(batch, feature, row) : siteEntity(batch, feature, row);
    if (entity.isEmpty())
        return {};
    if (!feature.name.isEmpty())
        entity.insert(u"name"_s, ngsi::property(feature.name));
    if (!feature.geometry.isEmpty())
        entity.insert(u"location"_s, ngsi::geoProperty({ midpoint(feature.geometry) }));
    return entity;
}

} // namespace

PayloadFormat parkingEntities()
{
    PayloadFormat format { u"ngsi-ld"_s, u"NGSI-LD 1.6"_s,
                           [](QByteArrayView payload) {
                               return NgsiEntity::areNamed(payload, { "ParkingSpot", "OffStreetParking", "OnStreetParking" });
                           },
                           [](const QList<QByteArray> &) -> Decoder {
                               return [](QByteArrayView payload, UtcTime) { return ParkingReader().read(payload); };
                           } };
    format.encode = [](const DecodedBatch &batch, UtcTime) {
        return ngsiAnswers(batch, [&](const ObservationRecord &row) { return parkingEntity(batch, row); });
    };
    return format;
}

} // namespace citywall::traffic
