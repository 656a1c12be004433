// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coverage.h"
#include "core/latest.h"
#include "sdk/descriptors.h"

namespace citywall::safety {

/// The types that coverage is looked at for, in the order they are offered.
inline constexpr std::array coveredTypes { Unit::Type::Engine, Unit::Type::Ambulance, Unit::Type::Patrol };

/// Which of the city is within reach of an available unit, now and through the day, kept in the thread pool.
/// Needs areas: without them nothing is known of the city's extent. GUI thread.
class CoverageState : public QObject
{
    Q_OBJECT
public:
    /// @param kpi share covered by engines in the selected area, against the same time the day before
    CoverageState(const UnitState &units, const Selection &selection, const AreaIndex &areas, Kpi &kpi,
                  QObject *parent = nullptr);

    HexGridPtr grid() const { return m_picture.grid; } ///< null until something was computed
    /// Of a type, by its place in coveredTypes: share within the selected area, cells of the whole city.
    const Coverage &of(size_t type) const { return m_picture.now[type]; }

Q_SIGNALS:
    void changed();

private:
    struct Picture {
        HexGridPtr grid;
        std::array<Coverage, coveredTypes.size()> now;
        double dayBefore = std::numeric_limits<double>::quiet_NaN();
        QList<double> trend;
    };
    void compute();
    void take(const Picture &picture);

    const UnitState &m_units;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    Kpi &m_kpi;
    Picture m_picture;
    Latest<Picture> m_latest { this, [this](const Picture &picture) { take(picture); } };
};

} // namespace citywall::safety
