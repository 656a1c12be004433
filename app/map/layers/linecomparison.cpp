// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/linecomparison.h"

#include "map/layers/palette.h"

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {

/// What nineteen in twenty of them do not pass: the 95th percentile by the nearest rank; 0 of none.
double mostOf(std::vector<double> &sizes)
{
    if (sizes.empty())
        return 0;
    const auto rank = qptrdiff((sizes.size() * 19 + 19) / 20 - 1);
    std::ranges::nth_element(sizes, sizes.begin() + rank);
    return sizes[size_t(rank)];
}

} // namespace

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
    std::vector<double> sizes;
    for (size_t i = 0; i < now.size(); ++i) {
        differences[i] = now[i].value * factor - thenAt(int(i));
        if (std::isfinite(differences[i]))
            sizes.push_back(std::abs(differences[i]));
    }
    const double end = palette::roundUp(mostOf(sizes));
    const bool beyond = !sizes.empty() && *std::ranges::max_element(sizes) > end;
    restyle([&](int i) {
        const LineStyle &own = now[size_t(i)];
        const double difference = differences[size_t(i)];
        if (std::isnan(difference))
            return LineStyle { palette::aged(palette::noDataColor(m_dark), Freshness::unknown(), m_dark), own.widthPixels,
                               difference, Freshness::unknown() };
        return LineStyle { palette::aged(colorOf(difference / end, m_dark), own.freshness, m_dark), own.widthPixels, difference,
                           own.freshness };
    });
    const bool before = std::exchange(m_beyond, beyond);
    if (std::exchange(m_end, end) != end || before != beyond)
        Q_EMIT endChanged();
}

} // namespace citywall

#include "moc_linecomparison.cpp"
