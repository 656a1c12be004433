// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/windowrows.h"

#include "sdk/observationrows.h"

#include <algorithm>

namespace citywall::windowrows {

size_t firstAfter(const Observations &block, UtcTime t)
{
    return size_t(std::upper_bound(block.phenomenonTime.begin(), block.phenomenonTime.end(), t.milliseconds)
                  - block.phenomenonTime.begin());
}

std::shared_ptr<Observations> nextBlock(const ObservationsPtr &last, size_t first)
{
    const std::shared_ptr<Observations> next(new Observations, OwnBlock());
    if (std::get_deleter<OwnBlock>(last) && first <= last->size() / 4) {
        *next = std::move(const_cast<Observations &>(*last)); // made as it could be changed, by the line above
        return next;
    }
    next->feed = last->feed;
    appendRows(*next, *last, first, last->size());
    return next;
}

ObservationsPtr missingIn(const Observations &block, const Observations &fresh)
{
    auto missing = std::make_shared<Observations>();
    missing->feed = fresh.feed;
    for (size_t row = 0; row < fresh.size(); ++row) {
        const qint64 time = fresh.phenomenonTime[row];
        bool held = false;
        for (size_t i = firstAfter(block, { time - 1 }); i < block.size() && block.phenomenonTime[i] == time && !held; ++i)
            held = block.feature[i] == fresh.feature[row] && block.receivedTime[i] >= fresh.receivedTime[row];
        if (!held)
            appendRow(*missing, fresh, row);
    }
    return missing;
}

ObservationsPtr joined(const Observations &before, const Observations &within)
{
    const std::shared_ptr<Observations> both(new Observations, OwnBlock());
    both->feed = within.feed;
    appendRows(*both, before, 0, before.size());
    appendRows(*both, within, 0, within.size());
    return both;
}

bool reaches(const Observations &rows, TimeRange range)
{
    return firstAfter(rows, range.begin - Duration(1)) < firstAfter(rows, range.end - Duration(1));
}

} // namespace citywall::windowrows
