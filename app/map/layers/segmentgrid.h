// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <functional>
#include <unordered_map>
#include <vector>

namespace citywall {

/// Finds the line nearest to a point among many: segments hashed into square cells of a local frame. Immutable once filled.
class SegmentGrid
{
public:
    void add(int line, QPointF a, QPointF b);
    void clear();
    /// Index of the line nearest to p within the radius among those `accepts` takes; −1 if there is none. Local units.
    int nearest(QPointF p, double radius, const std::function<bool(int line)> &accepts) const;

private:
    struct Segment {
        QPointF a, b;
        int line = -1;
    };
    std::vector<Segment> m_segments;
    std::unordered_map<quint64, std::vector<quint32>> m_cells;
};

/// Distance of p from the segment ab.
double distanceToSegment(QPointF p, QPointF a, QPointF b);

} // namespace citywall
