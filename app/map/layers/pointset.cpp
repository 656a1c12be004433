// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/pointset.h"

namespace citywall {

void PointSet::setPoints(QList<MapPoint> points)
{
    points.removeIf([](const MapPoint &p) { return !p.position.isValid(); });
    const auto samePlace = [](const MapPoint &a, const MapPoint &b) {
        return a.key == b.key && a.position == b.position
            && (a.weight == b.weight || (std::isnan(a.weight) && std::isnan(b.weight)));
    };
    const auto sameStyle = [](const MapPoint &a, const MapPoint &b) {
        return a.color == b.color && a.category == b.category && a.priority == b.priority && a.label == b.label
            && a.freshness == b.freshness;
    };
    const bool moved = !std::equal(points.cbegin(), points.cend(), m_points.cbegin(), m_points.cend(), samePlace);
    const bool restyled = moved || !std::equal(points.cbegin(), points.cend(), m_points.cbegin(), m_points.cend(), sameStyle);
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
