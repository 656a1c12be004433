// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <compare>
#include <vector>

namespace citywall {

/// Who, when and what of one observation, the "what" as a hash of its values.
struct ObservationKey {
    qint64 time = 0;
    FeatureKey feature = 0;
    quint32 row = 0;
    quint64 values = 0;

    auto identity() const { return std::pair(time, feature); }
};

/// NaNs are all alike.
quint64 hashValues(const std::array<float, maximumFields> &values);

/// Keys of a block of observations in the order (time, feature, row): finds what is stored for a feature at an instant.
class KeyIndex
{
public:
    KeyIndex() = default;
    explicit KeyIndex(const Observations &rows);

    enum class Match {
        None,
        Unknown, ///< what may hold it cannot be read
        OtherValues,
        SameValues
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
