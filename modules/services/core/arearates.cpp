// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/arearates.h"

#include "core/placing.h"

namespace citywall::services {

AreaRate::AreaRate(const AreaIndex &areas)
{
    if (std::ranges::any_of(areas.areas(), [](const Area &a) { return a.population > 0; }))
        m_per = AreaRates::Per::Residents;
    for (const Area &area : areas.areas())
        m_units.push_back(m_per == AreaRates::Per::Residents ? area.population / 100'000 : squareKilometers(area.geometry));
}

AreaRates AreaRate::of(const std::vector<int> &counts) const
{
    AreaRates result;
    result.per = m_per;
    for (size_t i = 0; i < m_units.size(); ++i)
        result.rates.push_back(i < counts.size() && m_units[i] > 0 ? counts[i] / m_units[i]
                                                                   : std::numeric_limits<double>::quiet_NaN());
    return result;
}

} // namespace citywall::services
