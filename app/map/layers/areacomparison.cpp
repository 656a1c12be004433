// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/areacomparison.h"

#include "map/layers/heatfield.h"
#include "sdk/comparison.h"

#include <algorithm>
#include <cmath>

namespace citywall {

AreaComparison::AreaComparison(AreaSet &now, const QList<AreaSet *> &then, Shows shows, bool dark)
    : m_now(&now), m_then(then.cbegin(), then.cend()), m_shows(shows), m_dark(dark)
{
    connect(&now, &AreaSet::geometryChanged, this, &AreaComparison::takeAreas);
    connect(&now, &AreaSet::colorsChanged, this, &AreaComparison::compute); // by another scale
    connect(&now, &AreaSet::valuesChanged, this, &AreaComparison::compute);
    for (const AreaSet *set : then)
        connect(set, &AreaSet::valuesChanged, this, &AreaComparison::compute);
    takeAreas();
}

bool AreaComparison::hasUnknown() const
{
    return std::ranges::any_of(values(), [](const AreaValue &v) { return v.drawn && std::isnan(v.value); });
}

void AreaComparison::takeAreas()
{
    setAreasOf(*m_now);
    compute();
}

void AreaComparison::compute()
{
    if (!m_now || !m_now->scale())
        return;
    std::vector<AreaValue> values(static_cast<size_t>(count()));
    double largest = 0;
    for (int i = 0; i < count(); ++i) {
        values[size_t(i)] = valueAt(i);
        largest = std::fmax(largest, std::abs(values[size_t(i)].value));
    }
    AreaScale scale = *m_now->scale();
    if (isDifference()) {
        const double end = palette::roundUp(largest);
        scale = { .from = -end, .to = end, .dark = m_dark };
        scale.color = [end, dark = m_dark](double difference) {
            return std::isnan(difference) ? palette::noDataColor(dark) : differenceColor(difference / end, dark);
        };
    }
    setScale(scale);
    setValues(std::move(values));
}

AreaValue AreaComparison::valueAt(int index) const
{
    const QString &id = areas()[index].id;
    const AreaValue now = m_now->valueOf(id, index);
    std::vector<double> times;
    bool drawn = now.drawn;
    for (const QPointer<AreaSet> &set : m_then) {
        const AreaValue then = set ? set->valueOf(id, index) : AreaValue { .drawn = false };
        times.push_back(then.known());
        drawn = drawn || then.drawn;
    }
    const bool single = m_shows == Shows::LessThen && times.size() == 1;
    const double then = single ? times.front() : usualOf(std::move(times));
    const double value = isDifference() ? now.known() - then : then;
    if (std::isnan(value))
        return { value, Freshness::unknown(), drawn };
    return { value, isDifference() ? now.freshness : Freshness(), drawn };
}

} // namespace citywall

#include "moc_areacomparison.cpp"
