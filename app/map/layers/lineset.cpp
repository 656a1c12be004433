// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/lineset.h"

#include <algorithm>
#include <cmath>

namespace citywall {

void LineSet::setLines(const QList<MapLine> &lines)
{
    m_lines = lines;
    m_styles.assign(size_t(lines.size()), {});
    m_indexOfKey.clear();
    m_bounds = {};
    for (int i = 0; i < count(); ++i) {
        m_indexOfKey.insert(lines[i].key, i);
        for (const GeoPoint &p : lines[i].points)
            m_bounds.extend(p);
    }
    m_frame.originWorld = lines.isEmpty() ? QPointF() : toWorld(m_bounds.center());
    m_local.assign(size_t(lines.size()), {});
    m_grid.clear();
    for (int i = 0; i < count(); ++i) {
        std::vector<QPointF> &local = m_local[size_t(i)];
        for (const GeoPoint &p : lines[i].points) {
            const QPointF q = m_frame.toLocal(p);
            if (local.empty() || std::hypot(q.x() - local.back().x(), q.y() - local.back().y()) > 1e-3)
                local.push_back(q);
        }
        for (size_t j = 1; j < local.size(); ++j)
            m_grid.add(i, local[j - 1], local[j]);
    }
    Q_EMIT geometryChanged();
}

void LineSet::setLinesOf(const LineSet &other)
{
    m_lines = other.m_lines;
    m_indexOfKey = other.m_indexOfKey;
    m_bounds = other.m_bounds;
    m_frame = other.m_frame;
    m_local = other.m_local;
    m_grid = other.m_grid;
    m_styles.assign(size_t(m_lines.size()), {});
    Q_EMIT geometryChanged();
}

void LineSet::setStyles(std::vector<LineStyle> styles)
{
    styles.resize(size_t(m_lines.size()));
    const auto same = [](const LineStyle &a, const LineStyle &b) {
        return a.color == b.color && a.widthPixels == b.widthPixels && a.freshness == b.freshness
            && (a.value == b.value || (std::isnan(a.value) && std::isnan(b.value)));
    };
    if (std::ranges::equal(styles, m_styles, same))
        return;
    m_styles = std::move(styles);
    Q_EMIT stylesChanged();
}

int LineSet::nearest(QPointF world, double radiusWorld) const
{
    return m_grid.nearest(m_frame.toLocal(world), radiusWorld * LocalFrame::unit,
                          [this](int line) { return m_styles[size_t(line)].widthPixels > 0; });
}

} // namespace citywall
