// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coverage.h"
#include "core/latest.h"
#include "sdk/descriptors.h"

#include <map>

namespace citywall::safety {

/// The types that coverage is looked at for, in the order they are offered.
inline constexpr std::array coveredTypes { Unit::Type::Engine, Unit::Type::Ambulance, Unit::Type::Patrol };

/// Which of the city is within reach of an available unit, now and at the full hours of the day before, computed in the thread
/// pool: of the past only what has changed. Needs areas: without them nothing is known of the city's extent. GUI thread.
class CoverageState : public QObject
{
    Q_OBJECT
public:
    /// @param kpi share covered by engines in the selected area, against the same time the day before; trend: at 23 full
    /// hours, then now
    CoverageState(const UnitState &units, const Selection &selection, const AreaIndex &areas, Kpi &kpi,
                  QObject *parent = nullptr);

    HexGridPtr grid() const { return m_grid; } ///< null until something was computed
    /// Of a type, by its place in coveredTypes: share within the selected area, cells of the whole city.
    const Coverage &of(size_t type) const { return m_now.types[type]; }

Q_SIGNALS:
    void changed();

private:
    struct Now {
        std::array<Coverage, coveredTypes.size()> types;
        Coverage dayBefore; ///< of engines
    };
    /// By engines at a full hour, and of which rows that was made.
    struct Past {
        UnitState::Rows rows;
        Coverage engines;
    };
    struct Picture {
        HexGridPtr grid;
        Now now;
        std::map<UtcTime, Past> hours; ///< those that were asked for
    };
    std::vector<UtcTime> hours() const; ///< the oldest first
    void compute();
    void take(const Picture &picture);
    void show(); ///< for the selected area

    const UnitState &m_units;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    Kpi &m_kpi;
    HexGridPtr m_grid;
    Now m_now;
    std::map<UtcTime, Past> m_hours;
    Latest<Picture> m_latest { this, [this](const Picture &picture) { take(picture); } };
};

} // namespace citywall::safety
