// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/segmentgrid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace citywall {

namespace {
constexpr double cellUnits = 64;

int cellOf(double v) { return int(std::floor(v / cellUnits)); }
quint64 cellKey(int x, int y) { return quint64(quint32(x)) << 32 | quint32(y); }

template<typename F>
void forEachCell(QPointF a, QPointF b, double margin, F f)
{
    for (int x = cellOf(std::min(a.x(), b.x()) - margin); x <= cellOf(std::max(a.x(), b.x()) + margin); ++x) {
        for (int y = cellOf(std::min(a.y(), b.y()) - margin); y <= cellOf(std::max(a.y(), b.y()) + margin); ++y)
            f(cellKey(x, y));
    }
}
} // namespace

double distanceToSegment(QPointF p, QPointF a, QPointF b)
{
    const QPointF ab = b - a;
    const double length2 = QPointF::dotProduct(ab, ab);
    const double t = length2 > 0 ? std::clamp(QPointF::dotProduct(p - a, ab) / length2, 0.0, 1.0) : 0;
    const QPointF d = p - (a + t * ab);
    return std::hypot(d.x(), d.y());
}

void SegmentGrid::clear()
{
    m_segments.clear();
    m_cells.clear();
}

void SegmentGrid::add(int line, QPointF a, QPointF b)
{
    // Long segments are cut, so that their boxes stay small.
    const int pieces = std::max(1, int(std::ceil(std::hypot(b.x() - a.x(), b.y() - a.y()) / (4 * cellUnits))));
    for (int i = 0; i < pieces; ++i) {
        const QPointF from = a + (b - a) * (double(i) / pieces), to = a + (b - a) * (double(i + 1) / pieces);
        const auto index = quint32(m_segments.size());
        m_segments.push_back({ from, to, line });
        forEachCell(from, to, 0, [&](quint64 key) { m_cells[key].push_back(index); });
    }
}

int SegmentGrid::nearest(QPointF p, double radius, const std::function<bool(int line)> &accepts) const
{
    int best = -1;
    double bestDistance = radius;
    const auto consider = [&](const Segment &s) {
        const double d = distanceToSegment(p, s.a, s.b);
        if ((d < bestDistance || (d == bestDistance && best < 0)) && accepts(s.line)) {
            bestDistance = d;
            best = s.line;
        }
    };
    if (radius > 8 * cellUnits) { // so far out that the cells no longer help
        for (const Segment &s : m_segments)
            consider(s);
        return best;
    }
    forEachCell(p, p, radius, [&](quint64 key) {
        if (const auto it = m_cells.find(key); it != m_cells.end()) {
            for (quint32 i : it->second)
                consider(m_segments[i]);
        }
    });
    return best;
}

} // namespace citywall
