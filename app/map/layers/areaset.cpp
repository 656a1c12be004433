// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/areaset.h"

#include "map/layers/simplify.h"

#include <QPainterPath>

#include <private/qtriangulator_p.h>

namespace citywall {

namespace {

constexpr double drawnTolerance = 0.2; ///< of outlines, local units: about 1.5 m on the ground; picking is exact

/// Even-odd triangulation by Qt's own (exact, snapped to 1/32): scaled up here so that the snap is far below a metre.
AreaSet::Triangles triangulate(const AreaSet::Rings &rings)
{
    constexpr double scale = 64;
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const auto &ring : rings)
        path.addPolygon(QPolygonF(QList<QPointF>(ring.cbegin(), ring.cend())));
    const QTriangleSet set = qTriangulate(path, QTransform::fromScale(scale, scale));
    AreaSet::Triangles result;
    for (qsizetype i = 0; i + 1 < set.vertices.size(); i += 2)
        result.vertices.emplace_back(set.vertices[i] / scale, set.vertices[i + 1] / scale);
    for (int i = 0; i < set.indices.size(); ++i) {
        result.indices.push_back(set.indices.type() == QVertexIndexVector::UnsignedInt
                                     ? static_cast<const quint32 *>(set.indices.data())[i]
                                     : static_cast<const quint16 *>(set.indices.data())[i]);
    }
    return result;
}

} // namespace

void AreaSet::setAreas(const QList<Area> &areas)
{
    m_areas = areas;
    m_styles.assign(size_t(areas.size()), {});
    GeoBox bounds;
    for (const Area &area : areas) {
        bounds.extend({ area.bounds.westDegrees, area.bounds.southDegrees });
        bounds.extend({ area.bounds.eastDegrees, area.bounds.northDegrees });
    }
    m_frame.originWorld = areas.isEmpty() ? QPointF() : toWorld(bounds.center());
    m_rings.assign(size_t(areas.size()), {});
    m_triangles.clear();
    for (int i = 0; i < count(); ++i) {
        for (const QList<GeoLine> &polygon : areas[i].geometry) {
            for (const GeoLine &ring : polygon) {
                std::vector<QPointF> local;
                for (const GeoPoint &p : ring) {
                    const QPointF q = m_frame.toLocal(p);
                    if (local.empty() || std::hypot(q.x() - local.back().x(), q.y() - local.back().y()) > 1e-3)
                        local.push_back(q);
                }
                local = simplified(local, drawnTolerance);
                if (local.size() >= 4)
                    m_rings[size_t(i)].push_back(std::move(local));
            }
        }
        m_triangles.push_back(triangulate(m_rings[size_t(i)]));
    }
    Q_EMIT geometryChanged();
}

void AreaSet::setStyles(std::vector<AreaStyle> styles)
{
    styles.resize(size_t(m_areas.size()));
    if (styles == m_styles)
        return;
    m_styles = std::move(styles);
    Q_EMIT colorsChanged();
}

int AreaSet::at(GeoPoint p) const
{
    for (int i = 0; i < count(); ++i) {
        if (m_areas[i].bounds.contains(p) && contains(m_areas[i].geometry, p))
            return i;
    }
    return -1;
}

int AreaSet::indexOf(const QString &id) const
{
    for (int i = 0; i < count(); ++i) {
        if (m_areas[i].id == id)
            return i;
    }
    return -1;
}

} // namespace citywall
