// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figures.h"
#include "sdk/areas.h"

namespace citywall::services {

/// Counts of areas made comparable: per 100,000 residents where the city tells its residents, else per km².
struct AreaRates {
    enum class Per { Residents, SquareKilometer };
    Per per = Per::SquareKilometer;
    std::vector<double> rates; ///< by area; NaN where an area's residents are not known
};

/// What counts by area are divided by. Constant while the city is open; measured once.
class AreaRate
{
public:
    explicit AreaRate(const AreaIndex &areas);
    AreaRates of(const std::vector<int> &counts) const;
    AreaRates::Per per() const { return m_per; }

private:
    AreaRates::Per m_per = AreaRates::Per::SquareKilometer;
    std::vector<double> m_units; // 100,000 residents, or km²
};

} // namespace citywall::services
