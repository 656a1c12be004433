// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/windowrows.h"

#include <algorithm>

namespace citywall::windowrows {

size_t firstAfter(const Observations &block, UtcTime t)
{
    return size_t(std::upper_bound(block.phenomenonTime.begin(), block.phenomenonTime.end(), t.milliseconds)
                  - block.phenomenonTime.begin());
}

void appendRows(Observations &to, const Observations &from, size_t first, size_t last)
{
    const auto offset = to.size() - first;
    if (size_t(from.details.size()) < last - first) {
        for (auto it = from.details.cbegin(); it != from.details.cend(); ++it) {
            if (it.key() >= first && it.key() < last)
                to.details.insert(quint32(it.key() + offset), *it);
        }
    } else {
        for (size_t row = first; row < last; ++row) {
            if (const auto detail = from.details.constFind(quint32(row)); detail != from.details.cend())
                to.details.insert(quint32(row + offset), *detail);
        }
    }
    const auto append = [first, last](auto &column, const auto &of) {
        column.insert(column.end(), of.begin() + qptrdiff(first), of.begin() + qptrdiff(last));
    };
    append(to.phenomenonTime, from.phenomenonTime);
    append(to.receivedTime, from.receivedTime);
    append(to.feature, from.feature);
    append(to.longitudeE7, from.longitudeE7);
    append(to.latitudeE7, from.latitudeE7);
    for (size_t v = 0; v < maximumFields; ++v)
        append(to.values[v], from.values[v]);
    append(to.source, from.source);
}

void cutOff(Observations &block, size_t count)
{
    for (size_t row = count; row < block.size() && !block.details.isEmpty(); ++row)
        block.details.remove(quint32(row));
    block.phenomenonTime.resize(count);
    block.receivedTime.resize(count);
    block.feature.resize(count);
    block.longitudeE7.resize(count);
    block.latitudeE7.resize(count);
    for (size_t v = 0; v < maximumFields; ++v)
        block.values[v].resize(count);
    block.source.resize(count);
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

void appendRow(Observations &to, const Observations &from, size_t row)
{
    const auto detail = from.details.constFind(quint32(row));
    if (detail != from.details.cend())
        to.details.insert(quint32(to.size()), *detail);
    to.phenomenonTime.push_back(from.phenomenonTime[row]);
    to.receivedTime.push_back(from.receivedTime[row]);
    to.feature.push_back(from.feature[row]);
    to.longitudeE7.push_back(from.longitudeE7[row]);
    to.latitudeE7.push_back(from.latitudeE7[row]);
    for (size_t v = 0; v < maximumFields; ++v)
        to.values[v].push_back(from.values[v][row]);
    to.source.push_back(from.source[row]);
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
