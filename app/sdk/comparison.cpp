// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/comparison.h"

#include "sdk/services.h"

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {
CityComparison *theComparison = nullptr;
} // namespace

double medianOf(std::vector<double> values)
{
    std::erase_if(values, [](double v) { return std::isnan(v); });
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::ranges::sort(values);
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double usualOf(std::vector<double> weeks)
{
    std::erase_if(weeks, [](double v) { return std::isnan(v); });
    return weeks.size() < size_t(fewestWeeks) ? std::numeric_limits<double>::quiet_NaN() : medianOf(std::move(weeks));
}

void setComparison(CityComparison *comparison) { theComparison = comparison; }

CityComparison *comparison() { return theComparison; }

CityComparison *ComparisonSingleton::create(QQmlEngine *, QJSEngine *) { return serviceForQml(theComparison); }

} // namespace citywall
