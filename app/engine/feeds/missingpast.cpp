// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/missingpast.h"

#include <algorithm>

namespace citywall {

using namespace std::chrono_literals;

QList<TimeRange> missingPast(const Histogram &histogram)
{
    const TimeRange whole = histogram.range;
    if (whole.isEmpty() || histogram.counts.empty() || histogram.counts.front().empty())
        return {};
    const std::vector<qint64> &counts = histogram.counts.front();
    const Duration bucket = whole.length() / qint64(counts.size());
    QList<TimeRange> gaps;
    const auto add = [&](UtcTime begin, UtcTime end) {
        if (gaps.isEmpty() || begin - gaps.last().end > 1h)
            gaps.append({ begin, end });
        else
            gaps.last().end = std::max(gaps.last().end, end);
    };
    for (size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            add(std::max(whole.begin, whole.begin + bucket * (qint64(i) - 1)),
                std::min(whole.end, whole.begin + bucket * (qint64(i) + 2)));
    }
    add(std::max(whole.begin, whole.end - 2 * bucket), whole.end);
    return gaps;
}

} // namespace citywall
