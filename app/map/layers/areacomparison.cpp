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

bool AreaComparison::hasSilent() const
{
    return std::ranges::any_of(values(), [](const AreaValue &v) { return v.drawn && v.freshness.level == Freshness::Unknown; });
}

bool AreaComparison::hasUnknown() const
{
    return std::ranges::any_of(
        values(), [](const AreaValue &v) { return v.drawn && std::isnan(v.value) && v.freshness.level != Freshness::Unknown; });
}

QRgb AreaComparison::unknownColor() const { return scale()->colorOf(std::numeric_limits<double>::quiet_NaN(), to()); }

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
        const double end = endOf(largest);
        scale = { .from = -end, .to = end, .dark = m_dark };
        const QRgb unknown = m_now->scale()->colorOf(std::numeric_limits<double>::quiet_NaN(), m_now->to());
        scale.color = [end, unknown, dark = m_dark](double difference) {
            return std::isnan(difference) ? unknown : differenceColor(difference / end, dark);
        };
    }
    setScale(scale);
    setValues(std::move(values));
}

/// The greatest difference, rounded up, but no further than values can lie apart on a scale that has them all.
double AreaComparison::endOf(double largest) const
{
    const AreaScale &own = *m_now->scale();
    const double apart = (std::isnan(own.to) ? own.most : own.to) - own.from;
    const double end = palette::roundUp(largest);
    return largest <= apart ? std::min(end, apart) : end;
}

/// Drawn, and unheard of, if it is at one of the times.
AreaValue AreaComparison::valueOfThen(int index) const
{
    const QString &id = areas()[index].id;
    std::vector<double> times;
    AreaValue of { .drawn = false };
    for (const QPointer<AreaSet> &set : m_then) {
        const AreaValue then = set ? set->valueOf(id, index) : AreaValue { .drawn = false };
        times.push_back(then.known());
        of.drawn = of.drawn || then.drawn;
        if (then.freshness.level == Freshness::Unknown)
            of.freshness = then.freshness;
    }
    of.value = m_shows == Shows::LessThen && times.size() == 1 ? times.front() : usualOf(std::move(times));
    return of;
}

double AreaComparison::thenAt(int index) const { return valueOfThen(index).value; }

AreaValue AreaComparison::valueAt(int index) const
{
    const AreaValue now = m_now->valueOf(areas()[index].id, index);
    AreaValue value = valueOfThen(index);
    value.drawn = value.drawn || now.drawn;
    if (!isDifference()) {
        if (!std::isnan(value.value))
            value.freshness = {};
        return value;
    }
    value.value = now.known() - value.value;
    if (!std::isnan(value.value) || value.freshness.level != Freshness::Unknown)
        value.freshness = now.freshness;
    return value;
}

} // namespace citywall

#include "moc_areacomparison.cpp"
