// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/situationdata.h"

#include "core/roadevents.h"
#include "core/workzones.h"
#include "datex/situations.h"
#include "datex/situationwriter.h"
#include "datex/vocabulary.h"
#include "sdk/reason.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr auto closureType = "RoadOrCarriagewayOrLaneManagement"_L1;
constexpr auto managementType = "GeneralNetworkManagement"_L1;

/// One payload on its way to a batch of a feed.
class SituationPayload
{
public:
    SituationPayload(QByteArrayView payload, UtcTime received) : m_document(payload), m_published(received) { }
    virtual ~SituationPayload() = default;
    Q_DISABLE_COPY_MOVE(SituationPayload)
    DecodedBatch decode();

protected:
    /// Takes what the feed is about; throws nothing.
    virtual void takeSituation(const Situation &situation) = 0;
    virtual void fill(FeatureRecord &feature, ObservationRecord &record, const SituationRecord &told) = 0;
    void take(const SituationRecord &told);
    void rejectPart(const QString &reason, Document::Place where) { m_document.rejectPart(reason, where); }
    float term(const QString &word);

private:
    ObservationRecord observationOf(const SituationRecord &told) const;
    void check(const SituationRecord &told) const;

    struct Known {
        size_t row;
        UtcTime version;
    };
    Document m_document;
    UtcTime m_published;
    DecodedBatch m_batch;
    QHash<QString, Known> m_known;
    QHash<QString, float> m_terms; ///< of the batch
};

DecodedBatch SituationPayload::decode()
{
    bool found = false;
    while (m_document.next()) {
        const QStringView name = m_document.name();
        found |= m_document.type() == "SituationPublication"_L1;
        if (name == "publicationTime"_L1) {
            if (const UtcTime told = m_document.time(); told.isValid())
                m_published = told;
        } else if (name == "situation"_L1) {
            found = true;
            const Document::Place where = m_document.here();
            const Situation situation = readSituation(m_document);
            if (m_document.failed())
                break;
            if (situation.isCut)
                m_document.reject(Reason::phrase("situation with too many records: the rest was not read"), where);
            if (Document::isExercise(situation.status))
                m_document.leaveOut(Reason::phrase("information status") + u": "_s + situation.status, where);
            else if (!situation.status.isEmpty() && situation.status != "real"_L1)
                m_document.reject(Reason::phrase("information status") + u": "_s + situation.status, where);
            else if (m_batch.features.size() >= Limits::records)
                m_document.stop(Reason::phrase("too many situations: the rest was not read"));
            else
                takeSituation(situation);
        }
    }
    if (!found && !m_document.failed())
        m_document.reject(Reason::phrase("no DATEX II SituationPublication in the document"), {});
    m_batch.rejections = m_document.takeRejections();
    m_batch.leftOut = m_document.takeLeftOut();
    return std::move(m_batch);
}

void SituationPayload::check(const SituationRecord &told) const
{
    if (told.id.isEmpty())
        throw Refused { Reason::phrase("situationRecord without id") };
    if (!told.begins.isValid())
        throw Refused { Reason::phrase("overallStartTime missing or without zone") };
    if (told.isEndUnreadable)
        throw Refused { Reason::phrase("overallEndTime malformed or without zone") };
    if (told.ends.isValid() && told.ends < told.begins)
        throw Refused { Reason::phrase("ends before it begins") };
    if (told.location.geometry.isEmpty())
        throw Refused { told.location.fault.isEmpty() ? Reason::phrase("no coordinates, only a reference to them")
                                                      : told.location.fault };
}

ObservationRecord SituationPayload::observationOf(const SituationRecord &told) const
{
    UtcTime begins = told.begins;
    UtcTime ends = told.ends;
    if (told.over) {
        const UtcTime closed = told.version.isValid() ? std::min(told.version, m_published) : m_published;
        ends = ends.isValid() ? std::min(ends, closed) : closed;
        begins = std::min(begins, ends);
    }
    const auto seconds = [&](UtcTime time) {
        return time.isValid() ? float(double((time - m_published).count()) / 1000) : ObservationRecord::nan;
    };
    ObservationRecord record;
    record.phenomenonTime = m_published;
    static_assert(size_t(BeginsField) == size_t(EventBeginsField) && size_t(EndsField) == size_t(EventEndsField));
    record.values[BeginsField] = seconds(begins);
    record.values[EndsField] = seconds(ends);
    QJsonObject detail;
    const auto tell = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            detail.insert(key, value);
    };
    tell(u"situation"_s, told.situation);
    tell(u"severity"_s, told.severity);
    tell(u"situationRecordVersionTime"_s, told.version.isValid() ? told.version.toIso() : QString());
    if (!detail.isEmpty())
        record.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact);
    return record;
}

void SituationPayload::take(const SituationRecord &told)
{
    try {
        check(told);
    } catch (const Refused &refused) {
        return m_document.reject(refused.reason, told.where);
    }
    const QStringList &roads = told.location.roads;
    FeatureRecord feature {
        told.id, roads.isEmpty() ? told.location.description : roads.join(" / "_L1), told.location.geometry, {}
    };
    const auto tell = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            feature.properties.insert(key, value);
    };
    if (!roads.isEmpty())
        feature.properties.insert(u"road_names"_s, QJsonArray::fromStringList(roads));
    if (told.location.isApproximate)
        feature.properties.insert(placedByProperty, placedByOpenLr);
    tell(u"description"_s, told.description);
    tell(u"source"_s, told.source);
    ObservationRecord record = observationOf(told);
    fill(feature, record, told);
    const auto known = m_known.find(told.id);
    if (known == m_known.end()) {
        record.feature = quint32(m_batch.features.size());
        m_known.insert(told.id, { m_batch.features.size(), told.version });
        m_batch.features.push_back(std::move(feature));
        m_batch.observations.push_back(std::move(record));
    } else if (known->version < told.version) {
        known->version = told.version;
        record.feature = quint32(known->row);
        m_batch.features[known->row] = std::move(feature);
        m_batch.observations[known->row] = std::move(record);
    }
}

float SituationPayload::term(const QString &word)
{
    if (word.isEmpty())
        return ObservationRecord::nan;
    const auto known = m_terms.constFind(word);
    if (known != m_terms.cend())
        return *known;
    m_batch.terms.append(word);
    return *m_terms.insert(word, float(m_batch.terms.size() - 1));
}

class WorkZonePayload : public SituationPayload
{
public:
    using SituationPayload::SituationPayload;

protected:
    void takeSituation(const Situation &situation) override;
    void fill(FeatureRecord &feature, ObservationRecord &record, const SituationRecord &told) override;

private:
    void addMeasure(const SituationRecord &measure);
    void lendLine(SituationRecord &to);

    /// What the records of the situation that say what is taken from the road say together: of their kinds the worst, and the first line.
    SituationRecord m_measures;
    qsizetype m_lentPoints = 0; ///< of lines, in the whole document
};

void WorkZonePayload::addMeasure(const SituationRecord &measure)
{
    for (const QString &kind : measure.kinds) {
        if (m_measures.kinds.isEmpty() || severityOf(impactOf(kind)) > severityOf(impactOf(m_measures.kinds.first())))
            m_measures.kinds = { kind };
    }
    if (measure.lanesRestricted)
        m_measures.lanesRestricted = std::max(m_measures.lanesRestricted.value_or(0), *measure.lanesRestricted);
    if (measure.lanesOperational)
        m_measures.lanesOperational =
            std::min(m_measures.lanesOperational.value_or(*measure.lanesOperational), *measure.lanesOperational);
    if (m_measures.location.geometry.size() < 2)
        m_measures.location = measure.location;
}

/// Each works keeps a line of its own, in the history as well: a long one that hundreds share would be hundreds of times as much as was
/// published.
void WorkZonePayload::lendLine(SituationRecord &to)
{
    const Location &line = m_measures.location;
    const qsizetype points = m_lentPoints + line.geometry.size();
    if (points > Limits::lentPoints) {
        if (!to.location.geometry.isEmpty()) // else it is told that there are no coordinates
            rejectPart(Reason::phrase("line of a closure that too many works share: shown at their points"), to.where);
        return;
    }
    m_lentPoints = points;
    to.location.geometry = line.geometry;
    to.location.meters = line.meters;
    to.location.isApproximate = line.isApproximate;
}

void WorkZonePayload::takeSituation(const Situation &situation)
{
    m_measures = {};
    for (const SituationRecord &record : situation.records) {
        if (record.type == closureType || record.type == managementType)
            addMeasure(record);
    }
    const bool works = std::ranges::any_of(situation.records, &SituationRecord::isWorks);
    const bool happened =
        std::ranges::any_of(situation.records, [](const SituationRecord &r) { return r.isEvent() && r.type != managementType; });
    for (SituationRecord record : situation.records) {
        const bool isClosure = record.type == closureType && severityOf(record.impact()) > 0;
        if (!record.isWorks() && (works || happened || !isClosure))
            continue;
        if (record.location.geometry.size() < 2 && m_measures.location.geometry.size() > 1)
            lendLine(record);
        if (!record.isWorks())
            m_measures = {}; // each closure says what it closes
        take(record);
    }
}

void WorkZonePayload::fill(FeatureRecord &feature, ObservationRecord &record, const SituationRecord &told)
{
    SituationRecord all = told;
    all.kinds += m_measures.kinds;
    if (m_measures.lanesRestricted)
        all.lanesRestricted = std::max(all.lanesRestricted.value_or(0), *m_measures.lanesRestricted);
    if (m_measures.lanesOperational)
        all.lanesOperational =
            std::min(all.lanesOperational.value_or(*m_measures.lanesOperational), *m_measures.lanesOperational);
    record.values[ImpactField] = term(all.impact());
    record.values[LanesClosedField] = all.lanesRestricted ? float(*all.lanesRestricted) : ObservationRecord::nan;
    QStringList types;
    for (const QString &kind : told.kinds)
        types.append(workOf(kind));
    if (told.isWorks() && !types.isEmpty())
        feature.properties.insert(u"types_of_work"_s, QJsonArray::fromStringList(types));
    if (told.mobility == "mobile"_L1 || told.mobility == "stationary"_L1)
        feature.properties.insert(u"work_zone_type"_s, told.mobility == "mobile"_L1 ? u"moving"_s : u"static"_s);
}

class EventPayload : public SituationPayload
{
public:
    using SituationPayload::SituationPayload;

protected:
    void takeSituation(const Situation &situation) override
    {
        const bool works = std::ranges::any_of(situation.records, &SituationRecord::isWorks);
        for (const SituationRecord &record : situation.records) {
            // Signals and flagmen of works are no event of their own.
            if (record.isEvent() && !(works && record.type == managementType))
                take(record);
        }
    }
    void fill(FeatureRecord &feature, ObservationRecord &record, const SituationRecord &told) override
    {
        record.values[EventTypeField] = term(told.type);
        record.values[EventSeverityField] = term(told.severity);
        if (!told.kinds.isEmpty())
            feature.properties.insert(u"kinds"_s, QJsonArray::fromStringList(told.kinds));
        if (!told.probability.isEmpty() && told.probability != "certain"_L1)
            feature.properties.insert(u"probability"_s, told.probability);
        if (told.queueLengthMeters)
            feature.properties.insert(u"queueLength"_s, *told.queueLengthMeters);
    }
};

template<typename Payload>
Decoder situationDecoder(const QList<QByteArray> &)
{
    return [](QByteArrayView payload, UtcTime received) {
        return decodeWhole(payload, [&](QByteArrayView content) { return Payload(content, received).decode(); });
    };
}

PayloadFormat situationFormat(Decoder (*decoder)(const QList<QByteArray> &),
                              QList<QByteArray> (*encode)(const DecodedBatch &, UtcTime))
{
    PayloadFormat format;
    format.id = u"datex2-situation"_s;
    format.title = u"DATEX II 3 Situation"_s;
    format.recognise = [](QByteArrayView payload) { return namesPublication(payload, { "SituationPublication" }); };
    format.makeDecoder = decoder;
    format.encode = encode;
    return format;
}

} // namespace

PayloadFormat workZoneSituations() { return situationFormat(&situationDecoder<WorkZonePayload>, &workZonePublications); }
PayloadFormat eventSituations() { return situationFormat(&situationDecoder<EventPayload>, &eventPublications); }

} // namespace citywall::traffic::datex
