// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/keyindex.h"

#include "engine/history/chunkcodec.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace citywall {

namespace {

quint64 mix(quint64 x) // the finalizer of SplitMix64
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

bool inOrder(const ObservationKey &a, const ObservationKey &b)
{
    return std::tie(a.time, a.feature, a.row) < std::tie(b.time, b.feature, b.row);
}

} // namespace

quint64 contentHash(const std::array<float, maximumFields> &values, PositionE7 position, QByteArrayView detail)
{
    quint64 hash = 0x9e3779b97f4a7c15u;
    for (const float v : values)
        hash = mix(hash + (std::isnan(v) ? 0x7fc00000u : std::bit_cast<quint32>(v)));
    hash = mix(hash + (quint64(quint32(position.longitude)) << 32 | quint32(position.latitude)));
    return detail.isEmpty() ? hash : mix(hash + qHashBits(detail.data(), size_t(detail.size())));
}

void sortKeys(std::vector<ObservationKey> &keys)
{
    if (!std::is_sorted(keys.begin(), keys.end(), inOrder))
        std::sort(keys.begin(), keys.end(), inOrder);
}

KeyIndex::KeyIndex(const Observations &rows)
{
    m_keys.reserve(rows.size());
    for (size_t row = 0; row < rows.size(); ++row) {
        const std::array<float, maximumFields> values { rows.values[0][row], rows.values[1][row], rows.values[2][row],
                                                        rows.values[3][row] };
        m_keys.push_back(
            { rows.phenomenonTime[row], rows.feature[row], quint32(row),
              contentHash(values, { rows.longitudeE7[row], rows.latitudeE7[row] }, rows.details.value(quint32(row))) });
    }
    sortKeys(m_keys);
}

KeyIndex::Match KeyIndex::find(const ObservationKey &key) const
{
    auto it = std::lower_bound(m_keys.begin(), m_keys.end(), key,
                               [](const ObservationKey &a, const ObservationKey &b) { return a.identity() < b.identity(); });
    Match match = Match::None;
    for (; it != m_keys.end() && it->identity() == key.identity(); ++it) {
        if (it->content == key.content)
            return Match::Same;
        match = Match::Other;
    }
    return match;
}

void dropReplaced(Observations &rows)
{
    std::vector<bool> replaced(rows.size());
    bool any = false;
    std::vector<std::pair<FeatureKey, size_t>> group;
    for (size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        for (end = begin; end < rows.size() && rows.phenomenonTime[end] == rows.phenomenonTime[begin]; ++end) { }
        if (end - begin < 2)
            continue;
        group.clear();
        for (size_t row = begin; row < end; ++row)
            group.emplace_back(rows.feature[row], row);
        std::sort(group.begin(), group.end());
        for (size_t i = 1; i < group.size(); ++i) {
            if (group[i].first == group[i - 1].first)
                replaced[group[i - 1].second] = any = true;
        }
    }
    if (any)
        keepRows(rows, [&](size_t row) { return !replaced[row]; });
}

} // namespace citywall
