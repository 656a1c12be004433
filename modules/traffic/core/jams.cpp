// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jams.h"

#include "core/network.h"

#include <algorithm>

namespace citywall::traffic {

namespace {

/// @returns whether the links make a jam: then it is in `jam`, whose street and bound are left as they are
bool describe(Jam &jam, const Links &links, const std::vector<Congestion> &congestion,
              const std::function<double(FeatureKey)> &speed)
{
    double seconds = 0;
    double freeSeconds = 0;
    jam.lengthMeters = 0;
    qint64 since = std::numeric_limits<qint64>::max();
    for (const FeatureKey key : jam.links) {
        const Link &link = links[key];
        jam.lengthMeters += link.lengthMeters;
        seconds += link.lengthMeters / std::max(speed(key), leastSpeedMetersPerSecond);
        freeSeconds += link.lengthMeters / std::max(link.freeFlowMetersPerSecond, leastSpeedMetersPerSecond);
        const Congestion &run = key < congestion.size() ? congestion[key] : Congestion {};
        if (run.since != UtcTime::invalidMilliseconds && run.since < since) {
            since = run.since;
            jam.longer = run.longer;
        }
    }
    if (jam.lengthMeters < leastJamMeters)
        return false;
    jam.meanSpeedMetersPerSecond = jam.lengthMeters / seconds;
    jam.delaySeconds = seconds - freeSeconds;
    if (since != std::numeric_limits<qint64>::max())
        jam.since = { since };
    return true;
}

} // namespace

std::vector<Congestion> congestedSince(const Links &links, const Observations &columns, size_t begin, size_t end, UtcTime from)
{
    std::vector<Congestion> runs(links.size());
    for (size_t row = begin; row < end; ++row) {
        const FeatureKey key = columns.feature[row];
        if (key >= links.size())
            continue;
        const double ratio = speedRatio(columns.values[SpeedField][row], links[key].freeFlowMetersPerSecond);
        if (std::isnan(ratio))
            continue;
        Congestion &run = runs[key];
        const qint64 time = columns.phenomenonTime[row];
        if (ratio >= congestedBelow) {
            run = {};
            continue;
        }
        if (run.since == UtcTime::invalidMilliseconds || time - run.last > staleAfter.count()) {
            run.since = time;
            run.longer = time - from.milliseconds <= staleAfter.count();
        }
        run.last = time;
    }
    return runs;
}

std::vector<Jam> jamsOf(const std::vector<Chain> &chains, const Links &links, const std::vector<Congestion> &congestion,
                        const std::function<double(FeatureKey)> &speed)
{
    std::vector<Jam> jams;
    for (const Chain &chain : chains) {
        Jam jam { .street = chain.street, .bound = chain.bound, .links = {}, .since = {} };
        const auto close = [&] {
            if (!jam.links.empty() && describe(jam, links, congestion, speed))
                jams.push_back(jam);
            jam.links.clear();
            jam.since = {};
            jam.longer = false;
        };
        for (const FeatureKey key : chain.links) {
            if (speedRatio(speed(key), links[key].freeFlowMetersPerSecond) < congestedBelow)
                jam.links.push_back(key);
            else
                close();
        }
        close();
    }
    std::ranges::stable_sort(jams, std::ranges::greater {}, &Jam::lengthMeters);
    return jams;
}

} // namespace citywall::traffic
