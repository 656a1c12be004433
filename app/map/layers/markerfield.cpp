// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/markerfield.h"

#include "map/layers/markerglyph.h"

namespace citywall {

namespace {
constexpr double leastTargetPixels = 24; // WCAG 2.2, 2.5.8
}

MarkerField::MarkerField(QQuickItem *parent) : MapLayer(parent)
{
    setFlag(ItemHasContents, false);
    QJSEngine::setObjectOwnership(&m_clusters, QJSEngine::CppOwnership);
    const auto forget = [this] { setHoveredRow(-1); };
    connect(&m_clusters, &QAbstractItemModel::rowsInserted, this, forget);
    connect(&m_clusters, &QAbstractItemModel::rowsRemoved, this, forget);
}

void MarkerField::setPoints(PointSet *points)
{
    if (points == m_clusters.points())
        return;
    m_clusters.setPoints(points);
    Q_EMIT pointsChanged();
}

QList<QColor> MarkerField::ringColors() const
{
    QList<QColor> colors;
    for (const QRgb color : points() ? points()->ringColors() : QList<QRgb>())
        colors.append(QColor::fromRgba(color));
    return colors;
}

void MarkerField::cameraMoved()
{
    m_clusters.setCamera(map()->camera());
    const double oldScale = m_placing.scale;
    m_placing = m_clusters.frame().placing(*camera());
    if (m_placing.scale != oldScale)
        Q_EMIT placingScaleChanged();
    Q_EMIT placingChanged();
}

int MarkerField::rowAt(QPointF pixels) const
{
    int best = -1;
    double bestDistance = std::numeric_limits<double>::infinity();
    for (int i = 0; i < m_clusters.count(); ++i) {
        const ClusterModel::Row &row = m_clusters.row(i);
        const QPointF d = m_placing.toItem(row.local) - pixels;
        const double distance = std::hypot(d.x(), d.y());
        if (distance < bestDistance && distance <= std::max(leastTargetPixels, MarkerGlyph::diameterFor(row.count)) / 2) {
            bestDistance = distance;
            best = i;
        }
    }
    return best;
}

void MarkerField::setHoveredRow(int row)
{
    if (std::exchange(m_hoveredRow, row) != row)
        Q_EMIT hoveredRowChanged();
}

bool MarkerField::hoverAt(QPointF pixels)
{
    setHoveredRow(rowAt(pixels));
    return m_hoveredRow >= 0;
}

bool MarkerField::clickAt(QPointF pixels)
{
    const int row = rowAt(pixels);
    if (row >= 0)
        activate(row);
    return row >= 0;
}

void MarkerField::activate(int index)
{
    if (index < 0 || index >= m_clusters.count())
        return;
    const ClusterModel::Row row = m_clusters.row(index);
    if (row.key != LineSet::noKey) {
        Q_EMIT clicked(row.key);
    } else if (camera() && camera()->zoomLevel() > camera()->maximumZoomLevel() - 0.5) {
        Q_EMIT stackClicked(QList<uint>(row.keys.cbegin(), row.keys.cend()));
    } else {
        Q_EMIT clusterClicked(row.bounds.westDegrees, row.bounds.southDegrees, row.bounds.eastDegrees, row.bounds.northDegrees);
    }
}

} // namespace citywall
