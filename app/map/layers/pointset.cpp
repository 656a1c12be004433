// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/pointset.h"

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {

bool sameNumber(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

} // namespace

bool MapPoint::isPlacedAs(const MapPoint &other) const
{
    return key == other.key && position == other.position && sameNumber(weight, other.weight);
}

bool MapPoint::looksAs(const MapPoint &other) const
{
    return color == other.color && category == other.category && priority == other.priority && label == other.label
        && freshness == other.freshness && sameNumber(value, other.value) && name == other.name && told == other.told;
}

void PointSet::setPoints(QList<MapPoint> points)
{
    points.removeIf([](const MapPoint &p) { return !p.position.isValid(); });
    const auto all = [&](bool (MapPoint::*alike)(const MapPoint &) const) {
        return std::ranges::equal(points, m_points, [alike](const MapPoint &a, const MapPoint &b) { return (a.*alike)(b); });
    };
    const bool moved = !all(&MapPoint::isPlacedAs);
    const bool restyled = moved || !all(&MapPoint::looksAs);
    m_points = std::move(points);
    if (moved)
        Q_EMIT geometryChanged();
    else if (restyled)
        Q_EMIT stylesChanged();
}

int PointSet::indexOf(quint32 key) const
{
    const auto it = std::find_if(m_points.cbegin(), m_points.cend(), [key](const MapPoint &p) { return p.key == key; });
    return it == m_points.cend() ? -1 : int(it - m_points.cbegin());
}

} // namespace citywall
