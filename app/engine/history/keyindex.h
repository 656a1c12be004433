// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/positione7.h"

#include <compare>
#include <vector>

namespace citywall {

/// Who, when and what of one observation, the "what" as a hash of what it says.
struct ObservationKey {
    qint64 time = 0;
    FeatureKey feature = 0;
    quint32 row = 0;
    quint64 content = 0;

    auto identity() const { return std::pair(time, feature); }
};

/// Of what an observation says: who said it and when it came make no other of it. NaNs are all alike.
quint64 contentHash(const std::array<float, maximumFields> &values, PositionE7 position, QByteArrayView detail);

/// Keys of a block of observations in the order (time, feature, row): finds what is stored for a feature at an instant.
class KeyIndex
{
public:
    KeyIndex() = default;
    explicit KeyIndex(const Observations &rows);

    enum class Match {
        None,
        Unknown, ///< what may hold it cannot be read
        Other, ///< it was said to be otherwise
        Same
    };
    Match find(const ObservationKey &key) const;
    size_t size() const { return m_keys.size(); }

private:
    std::vector<ObservationKey> m_keys;
};

void sortKeys(std::vector<ObservationKey> &keys);

/// Drops rows that a later row with the same feature and time replaces. Rows are sorted by time, then arrival.
void dropReplaced(Observations &rows);

} // namespace citywall
