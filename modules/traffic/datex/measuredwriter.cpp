// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/measuredwriter.h"

#include "core/countstations.h"
#include "core/network.h"
#include "core/publishing.h"
#include "datex/publication.h"
#include "datex/vocabulary.h"

#include <cmath>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr auto tableId = "citywall-sites"_L1;

/// What an indexed value is, in the words of MeasuredOrDerivedDataTypeEnum.
struct Indexed {
    int index;
    QLatin1StringView type;
};
constexpr Indexed flowIndex { 1, "trafficFlow"_L1 };
constexpr Indexed speedIndex { 2, "trafficSpeed"_L1 };
constexpr Indexed travelTimeIndex { 3, "travelTimeInformation"_L1 };
constexpr Indexed statusIndex { 4, "trafficStatusInformation"_L1 };

/// TrafficStatusEnum.
constexpr std::array statusWords { "stationary"_L1,          "queuing"_L1,  "slow"_L1,    "heavy"_L1,
                                   "unspecifiedAbnormal"_L1, "freeFlow"_L1, "unknown"_L1, "other"_L1 };

QString kilometersPerHourOf(double metersPerSecond) { return plain(std::round(metersPerSecond * 3.6e4) / 1e4); }

class MeasuredWriter
{
public:
    MeasuredWriter(const DecodedBatch &batch, SiteKind kind) : m_batch(batch), m_kind(kind) { }

    void writeTable(UtcTime published);
    void writeMeasurements(UtcTime published);
    QByteArray finish() { return m_out.finish(); }

private:
    void writeSite(const FeatureRecord &feature);
    void writeMeasurement(const ObservationRecord &record);
    QString directionOf(const FeatureRecord &feature) const;
    template<typename Write>
    void writeValue(const Indexed &indexed, QLatin1StringView type, Write write)
    {
        m_out.open(Space::Traffic, "physicalQuantity"_L1, { { "index"_L1, QString::number(indexed.index) } });
        m_out.open(Space::Traffic, "physicalQuantity"_L1, Space::Traffic, u"SinglePhysicalQuantity"_s);
        m_out.open(Space::Traffic, "basicData"_L1, Space::Traffic, type);
        write();
        for (int i = 0; i < 3; ++i)
            m_out.close();
    }
    void writeNumber(QLatin1StringView value, Space space, QLatin1StringView name, const QString &number)
    {
        m_out.open(Space::Traffic, value);
        m_out.leaf(space, name, number);
        m_out.close();
    }

    const DecodedBatch &m_batch;
    const SiteKind m_kind;
    Publications m_out;
};

QString MeasuredWriter::directionOf(const FeatureRecord &feature) const
{
    if (m_kind == SiteKind::Station)
        return directionOfBound(feature.properties.value(u"direction").toString());
    const bool oneway = feature.properties.value(u"oneway").toBool() && feature.geometry.size() > 1;
    return oneway ? directionBetween(feature.geometry.first(), feature.geometry.last()) : QString();
}

void MeasuredWriter::writeSite(const FeatureRecord &feature)
{
    m_out.open(Space::Traffic, "measurementSite"_L1, { { "id"_L1, feature.id }, { "version"_L1, u"1"_s } });
    if (!feature.name.isEmpty())
        m_out.words(Space::Traffic, "measurementSiteName"_L1, feature.name);
    if (const int lanes = feature.properties.value(u"lanes").toInt(); lanes > 0)
        m_out.leaf(Space::Traffic, "measurementSiteNumberOfLanes"_L1, QString::number(lanes));
    const QString direction = directionOf(feature);
    for (const Indexed &indexed : { flowIndex, speedIndex, travelTimeIndex, statusIndex }) {
        if (m_kind == SiteKind::Station && indexed.index > speedIndex.index)
            break;
        m_out.open(Space::Traffic, "measurementSpecificCharacteristics"_L1, { { "index"_L1, QString::number(indexed.index) } });
        m_out.open(Space::Traffic, "measurementSpecificCharacteristics"_L1);
        if (!direction.isEmpty())
            m_out.leaf(Space::Traffic, "measurementSide"_L1, direction);
        m_out.leaf(Space::Traffic, "specificMeasurementValueType"_L1, indexed.type);
        m_out.close();
        m_out.close();
    }
    m_out.location(Space::Traffic, "measurementSiteLocation"_L1, feature.geometry);
    m_out.close();
}

void MeasuredWriter::writeTable(UtcTime published)
{
    m_out.begin(Space::Traffic, "MeasurementSiteTablePublication"_L1, published);
    m_out.header(Space::Traffic);
    m_out.open(Space::Traffic, "measurementSiteTable"_L1, { { "id"_L1, tableId }, { "version"_L1, u"1"_s } });
    for (const FeatureRecord &feature : m_batch.features) {
        if (!feature.geometry.isEmpty())
            writeSite(feature);
    }
    m_out.close();
}

void MeasuredWriter::writeMeasurements(UtcTime published)
{
    m_out.begin(Space::Traffic, "MeasuredDataPublication"_L1, published);
    m_out.open(Space::Traffic, "measurementSiteTableReference"_L1,
               { { "targetClass"_L1, u"roa:MeasurementSiteTable"_s }, { "id"_L1, tableId }, { "version"_L1, u"1"_s } });
    m_out.close();
    m_out.header(Space::Traffic);
    for (const ObservationRecord &record : m_batch.observations)
        writeMeasurement(record);
}

void MeasuredWriter::writeMeasurement(const ObservationRecord &record)
{
    const FeatureRecord &feature = m_batch.features[record.feature];
    const bool isLink = m_kind == SiteKind::Link;
    const float flow = record.values[isLink ? size_t(FlowField) : size_t(CountFlowField)];
    const float speed = record.values[isLink ? size_t(SpeedField) : size_t(CountSpeedField)];
    const float travelTime = isLink ? record.values[TravelTimeField] : ObservationRecord::nan;
    const QString status = isLink ? wordBehind(m_batch, record.values[StatusField]) : QString();
    const double freeFlow = isLink ? feature.properties.value(u"freeFlowSpeed").toDouble() : 0;

    m_out.open(Space::Traffic, "siteMeasurements"_L1);
    m_out.open(Space::Traffic, "measurementSiteReference"_L1,
               { { "targetClass"_L1, u"roa:MeasurementSite"_s }, { "id"_L1, feature.id }, { "version"_L1, u"1"_s } });
    m_out.close();
    if (flow >= 0)
        writeValue(flowIndex, "TrafficFlow"_L1, [&] {
            writeNumber("vehicleFlow"_L1, Space::Common, "vehicleFlowRate"_L1, QString::number(std::llround(flow)));
        });
    if (speed >= 0)
        writeValue(speedIndex, "TrafficSpeed"_L1,
                   [&] { writeNumber("averageVehicleSpeed"_L1, Space::Common, "speed"_L1, kilometersPerHourOf(double(speed))); });
    if (travelTime >= 0 || freeFlow > 0)
        writeValue(travelTimeIndex, "TravelTimeData"_L1, [&] {
            if (travelTime >= 0)
                writeNumber("travelTime"_L1, Space::Traffic, "duration"_L1, plain(travelTime));
            if (freeFlow > 0)
                writeNumber("freeFlowSpeed"_L1, Space::Common, "speed"_L1, kilometersPerHourOf(freeFlow));
        });
    if (std::ranges::any_of(statusWords, [&](QLatin1StringView word) { return status == word; }))
        writeValue(statusIndex, "TrafficStatus"_L1,
                   [&] { writeNumber("trafficStatus"_L1, Space::Traffic, "trafficStatusValue"_L1, status); });
    m_out.open(Space::Traffic, "measurementTimeDefault"_L1);
    m_out.leaf(Space::Traffic, "timeValue"_L1, record.phenomenonTime.toIso());
    m_out.close();
    m_out.close();
}

} // namespace

QList<QByteArray> measuredDataOf(const DecodedBatch &batch, SiteKind kind, UtcTime published)
{
    if (batch.features.empty())
        return {};
    const UtcTime time = published.isValid() ? published : newestOf(batch);
    MeasuredWriter writer(batch, kind);
    if (std::ranges::any_of(batch.features, [](const FeatureRecord &f) { return !f.geometry.isEmpty(); }))
        writer.writeTable(time);
    if (!batch.observations.empty())
        writer.writeMeasurements(time);
    return { writer.finish() };
}

} // namespace citywall::traffic::datex
