// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/linecomparison.h"

#include "map/layers/palette.h"

#include <algorithm>
#include <cmath>

namespace citywall {

LineComparison::LineComparison(LineSet &now, LineSet &then, bool dark) : m_now(&now), m_then(&then), m_dark(dark)
{
    connect(&now, &LineSet::geometryChanged, this, &LineComparison::takeLines);
    connect(&now, &LineSet::stylesChanged, this, &LineComparison::compute);
    connect(&then, &LineSet::geometryChanged, this, &LineComparison::compute);
    connect(&then, &LineSet::stylesChanged, this, &LineComparison::compute);
    takeLines();
}

QRgb LineComparison::colorOf(double t, bool dark) { return palette::diverging(t, dark); }

bool LineComparison::hasUnknown() const
{
    return std::ranges::any_of(styles(), [](const LineStyle &s) { return s.widthPixels > 0 && std::isnan(s.value); });
}

double LineComparison::thenAt(int index) const
{
    const int other = m_then ? m_then->indexOf(keyAt(index)) : -1;
    return other < 0 ? std::numeric_limits<double>::quiet_NaN()
                     : m_then->styles()[size_t(other)].value * m_now->measure()->factor;
}

void LineComparison::takeLines()
{
    setLinesOf(*m_now);
    compute();
}

void LineComparison::compute()
{
    if (!m_now || !m_then || !m_now->measure())
        return;
    const double factor = m_now->measure()->factor;
    const std::vector<LineStyle> &now = m_now->styles();
    std::vector<double> differences(now.size(), std::numeric_limits<double>::quiet_NaN());
    for (size_t i = 0; i < now.size(); ++i)
        differences[i] = now[i].value * factor - thenAt(int(i));
    const DifferenceScale scale = DifferenceScale::of(differences);
    restyle([&](int i) {
        const LineStyle &own = now[size_t(i)];
        const double difference = differences[size_t(i)];
        if (std::isnan(difference))
            return LineStyle { palette::aged(palette::noDataColor(m_dark), Freshness::unknown(), m_dark), own.widthPixels,
                               difference, Freshness::unknown() };
        return LineStyle { palette::aged(colorOf(difference / scale.end, m_dark), own.freshness, m_dark), own.widthPixels,
                           difference, own.freshness };
    });
    if (std::exchange(m_scale, scale) != scale)
        Q_EMIT scaleChanged();
}

} // namespace citywall

#include "moc_linecomparison.cpp"
