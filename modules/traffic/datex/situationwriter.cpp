// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/situationwriter.h"

#include "core/publishing.h"
#include "core/roadevents.h"
#include "core/workzones.h"
#include "datex/publication.h"
#include "datex/situations.h"
#include "datex/vocabulary.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr auto complianceOption = "complianceOption"_L1;

QStringList listOf(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue value : array.toArray())
        list.append(value.toString());
    return list;
}

/// Writes one document.
class SituationWriter
{
public:
    SituationWriter(const DecodedBatch &batch, UtcTime published) : m_batch(batch)
    {
        m_out.begin(Space::Situation, "SituationPublication"_L1, published);
    }
    void writeWorkZone(const ObservationRecord &record);
    void writeEvent(const ObservationRecord &record);
    QByteArray finish() { return m_out.finish(); }

private:
    const FeatureRecord &featureOf(const ObservationRecord &record) const { return m_batch.features[record.feature]; }
    /// To the end of what all records have before the location, and the location.
    void openRecord(const ObservationRecord &record, const QString &id, const QString &type, bool restricts);
    void writeValidity(const ObservationRecord &record);
    void writeImpact(const ObservationRecord &record);
    void writeManagement(const ObservationRecord &record);
    void writeKinds(const QString &element, const QStringList &kinds);
    void openSituation(const ObservationRecord &record);

    const DecodedBatch &m_batch;
    QJsonObject m_detail; ///< of the record that is being written
    Publications m_out;
};

void SituationWriter::openSituation(const ObservationRecord &record)
{
    m_detail = QJsonDocument::fromJson(record.detail).object();
    const QString id = m_detail.value(u"situation").toString(featureOf(record).id);
    m_out.open(Space::Situation, "situation"_L1, { { "id"_L1, id } });
    m_out.header(Space::Situation);
}

void SituationWriter::writeValidity(const ObservationRecord &record)
{
    const auto at = [&](float seconds) {
        return (record.phenomenonTime + Duration(std::llround(double(seconds) * 1000))).toIso();
    };
    m_out.open(Space::Situation, "validity"_L1);
    m_out.leaf(Space::Common, "validityStatus"_L1, u"definedByValidityTimeSpec"_s);
    m_out.open(Space::Common, "validityTimeSpecification"_L1);
    m_out.leaf(Space::Common, "overallStartTime"_L1, at(record.values[BeginsField]));
    if (!std::isnan(record.values[EndsField]))
        m_out.leaf(Space::Common, "overallEndTime"_L1, at(record.values[EndsField]));
    m_out.close();
    m_out.close();
}

void SituationWriter::openRecord(const ObservationRecord &record, const QString &id, const QString &type, bool restricts)
{
    const FeatureRecord &feature = featureOf(record);
    const QString version = m_detail.value(u"situationRecordVersionTime").toString(record.phenomenonTime.toIso());
    const QString severity = m_detail.value(u"severity").toString();
    const QString description = feature.properties.value(u"description").toString();
    const QString source = feature.properties.value(u"source").toString();
    m_out.open(Space::Situation, "situationRecord"_L1, Space::Situation, type, { { "id"_L1, id }, { "version"_L1, u"1"_s } });
    m_out.leaf(Space::Situation, "situationRecordCreationTime"_L1, version);
    m_out.leaf(Space::Situation, "situationRecordVersionTime"_L1, version);
    m_out.leaf(Space::Situation, "probabilityOfOccurrence"_L1, feature.properties.value(u"probability").toString(u"certain"_s));
    if (!severity.isEmpty())
        m_out.leaf(Space::Situation, "severity"_L1, severity);
    if (!source.isEmpty()) {
        m_out.open(Space::Situation, "source"_L1);
        m_out.words(Space::Common, "sourceName"_L1, source);
        m_out.close();
    }
    writeValidity(record);
    if (restricts)
        writeImpact(record);
    if (!description.isEmpty()) {
        m_out.open(Space::Situation, "generalPublicComment"_L1);
        m_out.words(Space::Situation, "comment"_L1, description);
        m_out.close();
    }
    const QStringList roads = listOf(feature.properties.value(u"road_names"));
    m_out.location(Space::Situation, "locationReference"_L1, feature.geometry, roads, roads.isEmpty() ? feature.name : QString());
}

void SituationWriter::writeImpact(const ObservationRecord &record)
{
    const QString impact = wordBehind(m_batch, record.values[ImpactField]);
    const float closed = record.values[LanesClosedField];
    const bool all = impact == "all-lanes-closed"_L1;
    if (!all && !(closed >= 0))
        return;
    m_out.open(Space::Situation, "impact"_L1);
    if (closed >= 0)
        m_out.leaf(Space::Situation, "numberOfLanesRestricted"_L1, QString::number(std::llround(closed)));
    if (all)
        m_out.leaf(Space::Situation, "numberOfOperationalLanes"_L1, u"0"_s);
    m_out.close();
}

void SituationWriter::writeKinds(const QString &element, const QStringList &kinds)
{
    const QByteArray name = element.toLatin1();
    const QLatin1StringView kindName(name);
    for (const QString &kind : kinds) {
        if (kind.contains(u'-') || kind.contains(u' ')) // no word of a list
            m_out.leaf(Space::Situation, kindName, u"_extended"_s, { { "_extendedValue"_L1, kind } });
        else
            m_out.leaf(Space::Situation, kindName, kind);
    }
    if (kinds.isEmpty())
        m_out.leaf(Space::Situation, kindName, u"other"_s);
}

/// What numbers of lanes cannot say, as a record beside the works.
void SituationWriter::writeManagement(const ObservationRecord &record)
{
    const QString impact = wordBehind(m_batch, record.values[ImpactField]);
    const QString management = managementOf(impact);
    const bool counted = impact.startsWith("some-lanes-closed"_L1) && record.values[LanesClosedField] > 0;
    if (management.isEmpty() || counted)
        return;
    const bool isGeneral = impact == "temporary-traffic-signal"_L1 || impact == "flagging"_L1;
    const QString type = isGeneral ? u"GeneralNetworkManagement"_s : u"RoadOrCarriagewayOrLaneManagement"_s;
    openRecord(record, featureOf(record).id + u"-management"_s, type, false);
    m_out.leaf(Space::Situation, complianceOption, u"mandatory"_s);
    writeKinds(kindElementOf(type), { management });
    m_out.close();
}

void SituationWriter::writeWorkZone(const ObservationRecord &record)
{
    const QJsonObject &properties = featureOf(record).properties;
    openSituation(record);
    openRecord(record, featureOf(record).id, u"MaintenanceWorks"_s, true);
    if (const QString mobility = properties.value(u"work_zone_type").toString(); !mobility.isEmpty()) {
        m_out.open(Space::Situation, "mobility"_L1);
        m_out.leaf(Space::Situation, "mobilityType"_L1,
                   mobility == "moving"_L1       ? u"mobile"_s
                       : mobility == "static"_L1 ? u"stationary"_s
                                                 : u"unknown"_s);
        m_out.close();
    }
    QStringList types = listOf(properties.value(u"types_of_work"));
    for (QString &type : types)
        type = maintenanceOf(type);
    writeKinds(u"roadMaintenanceType"_s, types);
    m_out.close();
    writeManagement(record);
    m_out.close();
}

void SituationWriter::writeEvent(const ObservationRecord &record)
{
    const QJsonObject &properties = featureOf(record).properties;
    const QString type = wordBehind(m_batch, record.values[EventTypeField]);
    openSituation(record);
    if (const QString severity = wordBehind(m_batch, record.values[EventSeverityField]); !severity.isEmpty())
        m_detail.insert(u"severity"_s, severity);
    openRecord(record, featureOf(record).id, type, false);
    const QString element = kindElementOf(type);
    const QStringList kinds = listOf(properties.value(u"kinds"));
    if (!element.isEmpty())
        writeKinds(element, kinds);
    if (const QJsonValue queue = properties.value(u"queueLength"); queue.isDouble() && type == "AbnormalTraffic"_L1)
        m_out.leaf(Space::Situation, "queueLength"_L1, QString::number(queue.toInt()));
    m_out.close();
    m_out.close();
}

QList<QByteArray> publicationsOf(const DecodedBatch &batch, void (SituationWriter::*write)(const ObservationRecord &),
                                 size_t needed, UtcTime published)
{
    QList<QByteArray> payloads;
    for (const Round &instant : instantsOf(batch)) {
        SituationWriter writer(batch, instant.front()->phenomenonTime);
        for (const ObservationRecord *record : instant) {
            const bool described = !batch.features[record->feature].geometry.isEmpty();
            if (described && !std::isnan(record->values[needed]) && !std::isnan(record->values[BeginsField]))
                (writer.*write)(*record);
        }
        payloads.append(writer.finish());
    }
    if (payloads.isEmpty() && published.isValid())
        payloads.append(SituationWriter(batch, published).finish());
    return payloads;
}

} // namespace

QList<QByteArray> workZonePublications(const DecodedBatch &batch, UtcTime published)
{
    return publicationsOf(batch, &SituationWriter::writeWorkZone, BeginsField, published);
}

QList<QByteArray> eventPublications(const DecodedBatch &batch, UtcTime published)
{
    return publicationsOf(batch, &SituationWriter::writeEvent, EventTypeField, published);
}

} // namespace citywall::traffic::datex
