// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/pointcomparison.h"

#include "map/layers/palette.h"

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {

/// As priorities, in the order of the rings' colours.
int shareOf(double difference) { return std::isnan(difference) ? 0 : difference > 0 ? 1 : difference < 0 ? 3 : 2; }

} // namespace

PointComparison::PointComparison(PointSet &now, PointSet &then, Words words, bool dark)
    : m_now(&now), m_then(&then), m_words(std::move(words)), m_dark(dark)
{
    setRingColors({ colorOf(1, dark), colorOf(0, dark), colorOf(-1, dark), palette::noDataColor(dark) });
    for (PointSet *set : { &now, &then }) {
        connect(set, &PointSet::geometryChanged, this, &PointComparison::compute);
        connect(set, &PointSet::stylesChanged, this, &PointComparison::compute);
    }
    compute();
}

QRgb PointComparison::colorOf(double t, bool dark)
{
    const QRgb middle = palette::unknownColor(dark);
    const double deepest = dark ? 0.75 : 1; // beyond it they grow pale again on dark
    const QRgb end = palette::diverging(t < 0 ? -deepest : deepest, dark);
    const double share = t == 0 ? 0 : 0.25 + 0.75 * std::min(1., std::abs(t)); // the least difference has a hue
    const auto channel = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return qRgb(channel(qRed(middle), qRed(end)), channel(qGreen(middle), qGreen(end)), channel(qBlue(middle), qBlue(end)));
}

bool PointComparison::hasUnknown() const
{
    return std::ranges::any_of(points(), [](const MapPoint &point) { return std::isnan(point.value); });
}

void PointComparison::compute()
{
    if (!m_now || !m_then || !m_now->measure())
        return;
    QHash<quint32, double> then;
    for (const MapPoint &point : m_then->points())
        then.insert(point.key, point.known());
    const auto thenOf = [&then](const MapPoint &point) {
        return then.value(point.key, std::numeric_limits<double>::quiet_NaN());
    };
    std::vector<double> differences;
    for (const MapPoint &point : m_now->points())
        differences.push_back(point.known() - thenOf(point));
    const DifferenceScale scale = DifferenceScale::of(differences);
    QList<MapPoint> points = m_now->points();
    for (qsizetype i = 0; i < points.size(); ++i) {
        MapPoint &point = points[i];
        const double difference = differences[size_t(i)];
        const bool known = !std::isnan(difference);
        point.told = m_words.reading(point, thenOf(point));
        point.label = known ? m_words.difference(difference) : QString();
        point.color = known ? colorOf(difference / scale.end, m_dark) : palette::noDataColor(m_dark);
        point.category = m_now->measure()->category.value_or(point.category);
        point.priority = shareOf(difference);
        point.freshness = known ? point.freshness : Freshness::unknown();
        point.value = difference;
    }
    setPoints(std::move(points));
    if (std::exchange(m_scale, scale) != scale)
        Q_EMIT scaleChanged();
}

} // namespace citywall

#include "moc_pointcomparison.cpp"
