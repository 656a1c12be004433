// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/payloadsource.h"

namespace citywall::healthcare {

/// Daily emergency visits by area and syndrome in a simulated city, with weekdays, slow waves and now and then an outbreak:
/// a pure function of seed, city and day. Immutable; any thread.
class SimulatedSyndromes
{
public:
    struct Series {
        QString area; ///< empty = the whole city, the sum of its areas
        QString name;
        QString syndrome;
        GeoPoint position;
    };
    explicit SimulatedSyndromes(const Simulation &city);

    const std::vector<Series> &series() const { return m_series; }
    /// Counts of one day, in the order of series().
    std::vector<int> counts(QDate day) const;

private:
    struct Place {
        double weight; ///< its visits against the mean area's
        quint64 stream;
    };
    int count(size_t place, size_t syndrome, QDate day) const;

    const quint64 m_seed;
    std::vector<Place> m_places;
    std::vector<Series> m_series;
};

} // namespace citywall::healthcare
