// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/clustermodel.h"
#include "map/layers/lineset.h"
#include "map/layers/maplayer.h"

#include <QColor>

namespace citywall {

/// The C++ side of MarkerLayer.qml: places the markers and picks among them. Delegates sit at local · placingScale inside an
/// item at (placingX, placingY), so that panning moves one item only.
class MarkerField : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::PointSet *points READ points WRITE setPoints NOTIFY pointsChanged)
    Q_PROPERTY(citywall::ClusterModel *clusters READ clusters CONSTANT)
    /// Those that the points bring for the rings of clusters: high, medium, low, unknown; empty = the layer has its own.
    Q_PROPERTY(QList<QColor> ringColors READ ringColors NOTIFY pointsChanged)
    Q_PROPERTY(double placingScale READ placingScale NOTIFY placingScaleChanged)
    Q_PROPERTY(double placingX READ placingX NOTIFY placingChanged)
    Q_PROPERTY(double placingY READ placingY NOTIFY placingChanged)
    Q_PROPERTY(uint selectedKey MEMBER m_selectedKey NOTIFY selectedKeyChanged)
    Q_PROPERTY(int hoveredRow READ hoveredRow NOTIFY hoveredRowChanged) ///< −1 = none
public:
    explicit MarkerField(QQuickItem *parent = nullptr);

    PointSet *points() const { return m_clusters.points(); }
    void setPoints(PointSet *points);
    ClusterModel *clusters() { return &m_clusters; }
    QList<QColor> ringColors() const;
    double placingScale() const { return m_placing.scale; }
    double placingX() const { return m_placing.translation.x(); }
    double placingY() const { return m_placing.translation.y(); }
    int hoveredRow() const { return m_hoveredRow; }

    bool hoverAt(QPointF pixels) override;
    void hoverLeft() override { setHoveredRow(-1); }
    bool clickAt(QPointF pixels) override;
    /// Row of the marker under the pixel; −1 if none.
    Q_INVOKABLE int rowAt(QPointF pixels) const;
    /// As if the row's marker had been clicked: `clicked` for a single; `clusterClicked` for a cluster whose points lie
    /// apart; `stackClicked` for points so near to each other that no zoom separates them.
    Q_INVOKABLE void activate(int row);

Q_SIGNALS:
    void pointsChanged();
    void placingScaleChanged();
    void placingChanged();
    void hoveredRowChanged();
    void selectedKeyChanged();
    void clicked(uint key);
    void clusterClicked(double west, double south, double east, double north);
    void stackClicked(const QList<uint> &keys);

protected:
    void cameraMoved() override;
    QSGNode *updateGpu(QSGNode *) override { return nullptr; }
    Painting painting() override { return {}; }

private:
    void setHoveredRow(int row);

    ClusterModel m_clusters;
    LocalFrame::Placing m_placing;
    uint m_selectedKey = LineSet::noKey;
    int m_hoveredRow = -1;
};

} // namespace citywall
