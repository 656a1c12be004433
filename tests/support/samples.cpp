// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/samples.h"

namespace citywall::test {

void add(Observations &to, UtcTime time, FeatureKey feature, const std::array<float, maximumFields> &values)
{
    to.phenomenonTime.push_back(time.milliseconds);
    to.receivedTime.push_back((time + underWay).milliseconds);
    to.feature.push_back(feature);
    to.longitudeE7.push_back(Observations::noPosition);
    to.latitudeE7.push_back(Observations::noPosition);
    for (size_t v = 0; v < maximumFields; ++v)
        to.values[v].push_back(values[v]);
    to.source.push_back(0);
}

std::array<float, maximumFields> valuesOf(const Observations &columns, size_t row)
{
    std::array<float, maximumFields> values {};
    for (size_t v = 0; v < maximumFields; ++v)
        values[v] = columns.values[v][row];
    return values;
}

Area square(const QString &id, double west, double south, double degrees, double population)
{
    const double east = west + degrees;
    const double north = south + degrees;
    const GeoLine ring { { west, south }, { east, south }, { east, north }, { west, north }, { west, south } };
    return { id, id, { { ring } }, { west, south, east, north }, population };
}

} // namespace citywall::test
