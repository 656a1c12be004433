// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/masking.h"

#include "core/feeds.h"

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

} // namespace

void maskSmallCounts(DecodedBatch &batch)
{
    std::erase_if(batch.observations, [&](const ObservationRecord &o) {
        const float count = o.values[CountField];
        if (!(count < 0) && !(count > std::floor(count)))
            return false;
        batch.rejections.push_back({ QStringLiteral("count is not a whole number of patients"), 0, {} });
        return true;
    });
    for (ObservationRecord &observation : batch.observations) {
        if (!(observation.values[CountField] < smallestCount))
            continue;
        observation.values[CountField] = ObservationRecord::nan;
        observation.values[MaskedField] = termKey(batch.terms, maskedTerm);
        observation.detail.clear(); // what has no field could tell the number all the same
    }
}

} // namespace citywall::healthcare
