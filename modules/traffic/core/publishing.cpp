// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publishing.h"

#include <algorithm>
#include <map>

namespace citywall::traffic {

std::vector<Round> roundsOf(const DecodedBatch &batch)
{
    std::vector<Round> rounds;
    std::vector<size_t> told(batch.features.size());
    for (const ObservationRecord &record : batch.observations) {
        const size_t number = told[record.feature]++;
        if (number == rounds.size())
            rounds.emplace_back();
        rounds[number].push_back(&record);
    }
    return rounds;
}

std::vector<Round> instantsOf(const DecodedBatch &batch)
{
    std::map<UtcTime, Round> byTime;
    for (const ObservationRecord &record : batch.observations)
        byTime[record.phenomenonTime].push_back(&record);
    std::vector<Round> instants;
    for (auto &[time, round] : byTime)
        instants.push_back(std::move(round));
    return instants;
}

UtcTime newestOf(const DecodedBatch &batch)
{
    const auto newest = std::ranges::max_element(batch.observations, {}, &ObservationRecord::phenomenonTime);
    return newest == batch.observations.end() ? UtcTime {} : newest->phenomenonTime;
}

QString wordBehind(const DecodedBatch &batch, float value)
{
    return value >= 0 && value < float(batch.terms.size()) ? batch.terms[qsizetype(value)] : QString();
}

} // namespace citywall::traffic
