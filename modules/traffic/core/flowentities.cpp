// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flowentities.h"

#include "core/countstations.h"
#include "core/network.h"
#include "core/publishing.h"
#include "sdk/ngsibatch.h"
#include "sdk/reason.h"

#include <QJsonDocument>

#include <cmath>

namespace citywall::traffic {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using datex::SiteKind;

namespace {

const QString flowType = QStringLiteral("TrafficFlowObserved");
constexpr double fastestMetersPerSecond = 100;
constexpr double mostVehiclesPerHour = 100'000;
constexpr double millisecondsAnHour = 3'600'000;
constexpr double kilometersPerHour = 3.6; ///< in a metre per second

double speedOf(const NgsiEntity &entity)
{
    static const QHash<QString, double> units { { u"KMH"_s, kilometersPerHour }, { u"MTS"_s, 1 }, { u"HM"_s, 3600 / 1609.344 } };
    const QString unit = entity.unitCode(u"averageVehicleSpeed"_s);
    const double speed = entity.number(u"averageVehicleSpeed"_s) / units.value(unit.isEmpty() ? u"KMH"_s : unit, unknown);
    return speed >= 0 && speed <= fastestMetersPerSecond ? speed : unknown;
}

double flowOf(const NgsiEntity &entity, const TimeRange &period)
{
    const double flow =
        period.isEmpty() ? unknown : entity.number(u"intensity"_s) * (millisecondsAnHour / double(period.length().count()));
    return flow >= 0 && flow <= mostVehiclesPerHour ? flow : unknown;
}

QByteArray detailOf(const NgsiEntity &entity)
{
    const double occupancy = entity.number(u"occupancy"_s);
    if (!(occupancy >= 0 && occupancy <= 1))
        return {};
    return QJsonDocument(QJsonObject { { u"occupancy"_s, occupancy } }).toJson(QJsonDocument::Compact);
}

FeatureRecord featureOf(const NgsiEntity &entity)
{
    FeatureRecord feature { entity.plainId(), NgsiBatch::nameOf(entity), entity.location(), {} };
    if (const double lane = entity.number(u"laneId"_s); lane >= 1)
        feature.properties.insert(u"lane"_s, lane);
    if (const QString direction = entity.text(u"laneDirection"_s); !direction.isEmpty())
        feature.properties.insert(u"direction"_s, direction);
    return feature;
}

/// One payload on its way to a batch.
class FlowReader
{
public:
    explicit FlowReader(SiteKind kind) : m_kind(kind) { }

    DecodedBatch read(QByteArrayView payload)
    {
        m_batch.read(payload, [this](const NgsiEntity &entity) { return take(entity); });
        if (m_passedOver && m_batch.isEmpty())
            m_batch.leaveOut(m_kind == SiteKind::Link
                                 ? Reason::phrase("only cross-sections of roads, which feed traffic.count-stations is for")
                                 : Reason::phrase("only stretches of road, which feed traffic.link-speed is for"));
        return m_batch.take();
    }

private:
    QString take(const NgsiEntity &entity)
    {
        if (entity.type() != flowType)
            return m_batch.leaveOut(entity);
        const FeatureRecord feature = featureOf(entity);
        if (!feature.geometry.isEmpty() && (feature.geometry.size() > 1) != (m_kind == SiteKind::Link)) {
            m_passedOver = true;
            return {};
        }
        const TimeRange period = entity.period();
        ObservationRecord record;
        record.phenomenonTime = period.begin;
        for (const QString &attribute : { u"averageVehicleSpeed"_s, u"intensity"_s }) {
            if (!record.phenomenonTime.isValid())
                record.phenomenonTime =
                    entity.time(attribute, { u"dateObserved"_s, u"dateObservedFrom"_s, u"observedAt"_s, u"TimeInstant"_s });
        }
        const auto speed = float(speedOf(entity));
        const auto flow = float(flowOf(entity, period));
        if (m_kind == SiteKind::Link) {
            const bool congested = entity.value(u"congested"_s).toBool();
            record.values = { speed, flow, ObservationRecord::nan,
                              congested ? m_batch.term(u"congested"_s) : ObservationRecord::nan };
        } else {
            record.values[CountFlowField] = flow;
            record.values[CountSpeedField] = speed;
        }
        if (NgsiBatch::isNothing(record))
            return entity.number(u"intensity"_s) >= 0 && period.isEmpty()
                ? Reason::phrase("intensity without the period it was counted in")
                : Reason::phrase("no measured value");
        record.detail = detailOf(entity);
        return m_batch.add(entity, feature, std::move(record));
    }

    const SiteKind m_kind;
    NgsiBatch m_batch;
    bool m_passedOver = false;
};

QJsonObject flowEntity(const DecodedBatch &batch, const ObservationRecord &row, SiteKind kind)
{
    const FeatureRecord &feature = batch.features[row.feature];
    const bool isLink = kind == SiteKind::Link;
    const float speed = row.values[isLink ? size_t(SpeedField) : size_t(CountSpeedField)];
    const float flow = row.values[isLink ? size_t(FlowField) : size_t(CountFlowField)];
    if (std::isnan(speed) && std::isnan(flow))
        return {};
    QJsonObject entity = ngsi::entity(flowType, feature.id);
    if (!feature.name.isEmpty())
        entity.insert(u"name"_s, ngsi::property(feature.name));
    if (!feature.geometry.isEmpty())
        entity.insert(u"location"_s, ngsi::geoProperty(feature.geometry));
    // A station tells what it counted in an hour, a link how it was in a minute.
    const Duration counted = isLink ? Duration(1min) : Duration(1h);
    const UtcTime end = row.phenomenonTime + counted;
    entity.insert(u"dateObserved"_s, ngsi::property(QString(row.phenomenonTime.toIso() + u'/' + end.toIso())));
    entity.insert(u"dateObservedFrom"_s, ngsi::dateTime(row.phenomenonTime));
    entity.insert(u"dateObservedTo"_s, ngsi::dateTime(end));
    if (!std::isnan(speed)) {
        QJsonObject told = ngsi::property(double(speed) * kilometersPerHour);
        told.insert(u"unitCode"_s, u"KMH"_s);
        entity.insert(u"averageVehicleSpeed"_s, told);
    }
    if (!std::isnan(flow))
        entity.insert(u"intensity"_s, ngsi::property(double(flow) / (millisecondsAnHour / double(counted.count()))));
    if (isLink && wordBehind(batch, row.values[StatusField]) == u"congested")
        entity.insert(u"congested"_s, ngsi::property(true));
    return entity;
}

} // namespace

PayloadFormat flowEntities(SiteKind kind)
{
    PayloadFormat format { u"ngsi-ld"_s, u"NGSI-LD 1.6"_s,
                           [](QByteArrayView payload) { return NgsiEntity::areNamed(payload, { "TrafficFlowObserved" }); },
                           [kind](const QList<QByteArray> &) -> Decoder {
                               return [kind](QByteArrayView payload, UtcTime) { return FlowReader(kind).read(payload); };
                           } };
    format.encode = [kind](const DecodedBatch &batch, UtcTime) {
        return ngsiAnswers(batch, [&](const ObservationRecord &row) { return flowEntity(batch, row, kind); });
    };
    return format;
}

} // namespace citywall::traffic
