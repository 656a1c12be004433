// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bedbatch.h"

#include "sdk/reason.h"

namespace citywall::healthcare {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostTypes = 256; ///< of beds

/// Whether somebody said where it is, if only that it is nowhere on Earth; 0, 0 is how feeds say nothing.
bool isTold(GeoPoint p) { return !(std::isnan(p.longitudeDegrees) && std::isnan(p.latitudeDegrees)) && p != GeoPoint { 0, 0 }; }

void addUp(float &sum, double number)
{
    if (!std::isnan(number))
        sum = std::isnan(sum) ? float(number) : sum + float(number);
}

} // namespace

QString BedBatch::problemOf(const Reporter &hospital, UtcTime time)
{
    if (hospital.id.isEmpty() || hospital.id.size() > longestText)
        return Reason::phrase("hospital without a name or id");
    return time.isValid() ? QString() : Reason::phrase("time missing, or without a zone");
}

quint32 BedBatch::feature(const QString &id, const Reporter &hospital)
{
    if (const auto known = m_features.constFind(id); known != m_features.cend())
        return *known;
    FeatureRecord made { id, hospital.name.left(longestText), {}, { { u"hospital"_s, hospital.id } } };
    if (!hospital.name.isEmpty())
        made.properties.insert(u"hospitalName"_s, hospital.name.left(longestText));
    if (hospital.position.isValid())
        made.geometry = { hospital.position };
    else if (isTold(hospital.position))
        reject(Reason::phrase("impossible position: in lists alone"));
    const auto key = quint32(m_batch.features.size());
    m_batch.features.push_back(std::move(made));
    m_features.insert(id, key);
    return key;
}

float BedBatch::term(const QString &word)
{
    if (!m_batch.terms.contains(word))
        m_batch.terms.append(word);
    return float(m_batch.terms.indexOf(word));
}

QString BedBatch::add(const Reporter &hospital, UtcTime time, const QString &bedType, const Numbers &numbers)
{
    if (const QString problem = problemOf(hospital, time); !problem.isEmpty())
        return problem;
    if (m_batch.observations.size() >= mostRecords || m_batch.terms.size() > mostTypes)
        return Reason::phrase("too many records in one payload");
    const QString type = bedType.left(longestText);
    const quint32 key = feature(hospital.id + u':' + type, hospital);
    const auto [row, fresh] = m_rows.try_emplace({ key, time }, m_batch.observations.size());
    if (fresh) {
        ObservationRecord record;
        record.feature = key;
        record.phenomenonTime = time;
        record.values[BedTypeField] = term(type);
        m_batch.observations.push_back(std::move(record));
    }
    ObservationRecord &record = m_batch.observations[row->second];
    addUp(record.values[StaffedField], numbers.staffed);
    addUp(record.values[OccupiedField], numbers.occupied);
    addUp(record.values[AvailableField], numbers.available);
    return {};
}

QString BedBatch::addTraffic(const Reporter &hospital, UtcTime time, const QString &status)
{
    if (const QString problem = problemOf(hospital, time); !problem.isEmpty())
        return problem;
    const QString word = status.toLower();
    if (word != u"normal" && word != u"advisory" && word != u"closed")
        return Reason::phrase("traffic status is not known");
    if (m_batch.observations.size() >= mostRecords)
        return Reason::phrase("too many records in one payload");
    ObservationRecord record;
    record.feature = feature(hospital.id, hospital);
    record.phenomenonTime = time;
    record.values[DiversionField] = term(word);
    m_batch.observations.push_back(std::move(record));
    return {};
}

void BedBatch::reject(const QString &reason)
{
    if (m_batch.rejections.size() < mostRecords)
        m_batch.rejections.push_back({ reason, 0, {} });
}

} // namespace citywall::healthcare
