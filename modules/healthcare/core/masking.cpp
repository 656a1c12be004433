// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/masking.h"

#include "core/bedtypes.h"
#include "core/feeds.h"
#include "sdk/reason.h"

#include <QJsonDocument>

#include <map>

namespace citywall::healthcare {

namespace {

float termKey(QStringList &terms, const QString &term)
{
    qsizetype at = terms.indexOf(term);
    if (at < 0) {
        at = terms.size();
        terms.append(term);
    }
    return float(at);
}

/// Takes out the records whose counts are impossible. What was rejected, now or by the decoder, is not quoted.
template<typename IsImpossible>
void rejectImpossible(DecodedBatch &batch, const QString &reason, IsImpossible isImpossible)
{
    std::erase_if(batch.observations, [&](const ObservationRecord &o) {
        if (!isImpossible(o))
            return false;
        batch.rejections.push_back({ reason, 0, {} });
        return true;
    });
    for (std::vector<Rejection> *records : { &batch.rejections, &batch.leftOut })
        for (Rejection &record : *records)
            record.sample.clear();
}

/// The counts of one instant that add up to a total, as rows of the batch.
struct Sum {
    bool hasTotal = false;
    std::vector<size_t> parts;
};
/// By what is counted and when.
using Sums = std::map<std::pair<QString, UtcTime>, Sum>;

/// The rows that are to be withheld because the total and the other parts would give a masked one away.
/// @param smallest the smallest count that is masked: 0 or 1
std::vector<size_t> toWithhold(const DecodedBatch &batch, size_t field, const Sums &sums, int smallest)
{
    std::vector<size_t> rows;
    const size_t none = batch.observations.size();
    for (const auto &[what, sum] : sums) {
        int masked = 0;
        double hidden = 0;
        size_t next = none; // the smallest count that is not masked
        for (const size_t row : sum.parts) {
            const double count = double(batch.observations[row].values[field]);
            if (isSmallCount(count) || (count == 0 && smallest == 0)) {
                ++masked;
                hidden += count;
            } else if (count > 0 && (next == none || count < double(batch.observations[next].values[field]))) {
                next = row;
            }
        }
        const bool plain = masked == 1 || hidden == masked * smallest || hidden == masked * (smallestCount - 1);
        if (sum.hasTotal && sum.parts.size() > 1 && masked > 0 && plain && next != none)
            rows.push_back(next);
    }
    return rows;
}

void maskFields(DecodedBatch &batch, std::span<const PatientField> fields)
{
    for (ObservationRecord &observation : batch.observations) {
        QJsonArray masked;
        for (const PatientField &f : fields) {
            if (!isSmallCount(double(observation.values[f.field])))
                continue;
            observation.values[f.field] = ObservationRecord::nan;
            masked.append(f.id);
        }
        observation.detail.clear();
        if (!masked.isEmpty())
            observation.detail =
                QJsonDocument(QJsonObject { { QStringLiteral("masked"), masked } }).toJson(QJsonDocument::Compact);
    }
}

void rejectNegative(DecodedBatch &batch, std::span<const PatientField> fields)
{
    rejectImpossible(batch, Reason::phrase("number of patients below zero"), [&](const ObservationRecord &o) {
        return std::ranges::any_of(fields, [&](const PatientField &f) { return o.values[f.field] < 0; });
    });
}

QJsonArray namesIn(const QByteArray &detail, QLatin1StringView member)
{
    return QJsonDocument::fromJson(detail).object().value(member).toArray();
}

} // namespace

void maskPatients(DecodedBatch &batch, std::span<const PatientField> fields)
{
    rejectNegative(batch, fields);
    maskFields(batch, fields);
}

void maskBeds(DecodedBatch &batch)
{
    static const std::array occupied { PatientField { OccupiedField, QStringLiteral("occupied") } };
    rejectNegative(batch, occupied);
    Sums sums;
    for (size_t row = 0; row < batch.observations.size(); ++row) {
        const ObservationRecord &o = batch.observations[row];
        const QString type = o.values[BedTypeField] >= 0 ? batch.terms.value(qsizetype(o.values[BedTypeField])) : QString();
        const FeatureRecord &feature = batch.features[o.feature];
        Sum &sum = sums[{ feature.properties.value(u"hospital").toString(feature.id), o.phenomenonTime }];
        if (type == inpatientBeds)
            sum.hasTotal = sum.hasTotal || o.values[OccupiedField] >= smallestCount;
        else if (countsForOccupancy(type))
            sum.parts.push_back(row);
    }
    const std::vector<size_t> withheld = toWithhold(batch, OccupiedField, sums, 1);
    for (ObservationRecord &o : batch.observations) {
        // Free beds would tell what is occupied, said or not.
        const float taken = o.values[StaffedField] - o.values[AvailableField];
        if (!isSmallCount(double(o.values[OccupiedField])) && !isSmallCount(double(taken)))
            continue;
        o.values[AvailableField] = ObservationRecord::nan;
        if (isSmallCount(double(taken)) && std::isnan(o.values[OccupiedField]))
            o.values[OccupiedField] = taken; // so that it is masked
    }
    maskFields(batch, occupied);
    for (const size_t row : withheld) {
        batch.observations[row].values[OccupiedField] = ObservationRecord::nan;
        batch.observations[row].values[AvailableField] = ObservationRecord::nan;
        batch.observations[row].detail = R"({"withheld":["occupied"]})";
    }
}

void maskSmallCounts(DecodedBatch &batch)
{
    rejectImpossible(batch, Reason::phrase("count is not a whole number of patients"), [](const ObservationRecord &o) {
        return o.values[CountField] < 0 || o.values[CountField] > std::floor(o.values[CountField]);
    });
    Sums sums;
    for (size_t row = 0; row < batch.observations.size(); ++row) {
        const ObservationRecord &o = batch.observations[row];
        const QJsonObject &facts = batch.features[o.feature].properties;
        if (!facts.contains(u"syndrome"))
            continue;
        Sum &sum = sums[{ facts.value(u"syndrome").toString(), o.phenomenonTime }];
        if (facts.value(u"area").toString().isEmpty())
            sum.hasTotal = sum.hasTotal || o.values[CountField] >= smallestCount;
        else
            sum.parts.push_back(row);
    }
    for (const size_t row : toWithhold(batch, CountField, sums, 0)) {
        batch.observations[row].values[CountField] = ObservationRecord::nan;
        batch.observations[row].values[MaskedField] = termKey(batch.terms, withheldTerm);
    }
    for (ObservationRecord &observation : batch.observations) {
        observation.detail.clear();
        if (!(observation.values[CountField] < smallestCount))
            continue;
        observation.values[CountField] = ObservationRecord::nan;
        observation.values[MaskedField] = termKey(batch.terms, maskedTerm);
    }
}

bool isMasked(const QByteArray &detail, const QString &field)
{
    return !detail.isEmpty() && namesIn(detail, QLatin1StringView("masked")).contains(field);
}

bool isWithheld(const QByteArray &detail, const QString &field)
{
    return !detail.isEmpty() && namesIn(detail, QLatin1StringView("withheld")).contains(field);
}

} // namespace citywall::healthcare
