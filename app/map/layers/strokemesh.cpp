// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/strokenode.h"

#include <cmath>

namespace citywall {

namespace {

QPointF unitNormal(QPointF a, QPointF b)
{
    const QPointF d = b - a;
    const double length = std::hypot(d.x(), d.y());
    return length > 0 ? QPointF(-d.y(), d.x()) / length : QPointF(0, 1); // right of the direction, with y down
}

/// Two vertices across the line.
void addPair(StrokeMesh &mesh, QPointF p, QPointF normal, float cap, double along)
{
    for (float side : { -1.0f, 1.0f }) {
        mesh.vertices.push_back(
            { float(p.x()), float(p.y()), float(normal.x()), float(normal.y()), side, cap, 0, 0, 0, 0, 0, float(along), 0 });
    }
}

} // namespace

void StrokeMesh::addLine(const std::vector<QPointF> &points, Ends ends)
{
    const bool closed = ends == Closed;
    std::vector<QPointF> p = points;
    if (closed && p.size() > 1 && p.front() == p.back())
        p.pop_back();
    const size_t n = p.size();
    if (n < 2)
        return;
    const size_t begin = vertices.size();
    double along = 0;
    const auto walk = [&](size_t i) { // to the point from the one before
        const QPointF d = p[i % n] - p[i - 1];
        along += std::hypot(d.x(), d.y());
    };
    const auto join = [this, &along](QPointF at, QPointF before, QPointF after) {
        const QPointF sum = before + after;
        const double length2 = QPointF::dotProduct(sum, sum); // 4·cos²(half the turn)
        if (length2 > 2.5) {
            addPair(*this, at, sum * (2 / length2), 0, along);
        } else {
            addPair(*this, at, before, 0, along);
            addPair(*this, at, after, 0, along);
        }
    };
    if (closed) {
        for (size_t i = 0; i <= n; ++i) {
            if (i > 0)
                walk(i);
            join(p[i % n], unitNormal(p[(i + n - 1) % n], p[i % n]), unitNormal(p[i % n], p[(i + 1) % n]));
        }
    } else {
        const QPointF first = unitNormal(p[0], p[1]), last = unitNormal(p[n - 2], p[n - 1]);
        if (ends == RoundEnds)
            addPair(*this, p[0], first, -1, 0);
        addPair(*this, p[0], first, 0, 0);
        for (size_t i = 1; i + 1 < n; ++i) {
            walk(i);
            join(p[i], unitNormal(p[i - 1], p[i]), unitNormal(p[i], p[i + 1]));
        }
        walk(n - 1);
        addPair(*this, p[n - 1], last, 0, along);
        if (ends == RoundEnds)
            addPair(*this, p[n - 1], last, 1, along);
    }
    for (size_t v = begin; v + 3 < vertices.size(); v += 2) {
        const auto i = quint32(v);
        indices.insert(indices.end(), { i, i + 1, i + 2, i + 2, i + 1, i + 3 });
    }
}

void StrokeMesh::addTriangles(const std::vector<QPointF> &points, const std::vector<quint32> &triangles)
{
    const auto begin = quint32(vertices.size());
    for (const QPointF &p : points)
        vertices.push_back({ float(p.x()), float(p.y()), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
    for (quint32 i : triangles)
        indices.push_back(begin + i);
}

void StrokeMesh::paint(size_t begin, size_t end, QRgb color, float widthPixels, StrokePattern pattern)
{
    const QRgb c = qPremultiply(color);
    for (size_t i = begin; i < end; ++i) {
        StrokeVertex &v = vertices[i];
        v.red = quint8(qRed(c));
        v.green = quint8(qGreen(c));
        v.blue = quint8(qBlue(c));
        v.alpha = quint8(qAlpha(c));
        v.widthPixels = widthPixels;
        v.pattern = float(pattern);
    }
}

} // namespace citywall
