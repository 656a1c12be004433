// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/mapviewport.h"

#include <QQuickItem>

namespace citywall {

/// Base of the layers: follows the map's size and camera, and has two ways to draw.
///
/// With a GPU backend `updateGpu` makes scene-graph nodes. The software scene graph draws no geometry nodes, so there
/// `paintSoftware` paints the same picture with QPainter into an image of the viewport at each change.
/// Both are called while the GUI thread is blocked (sync); `paintSoftware` uses item pixels.
class MapLayer : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("use one of the layers")
    Q_PROPERTY(citywall::MapViewport *map READ map WRITE setMap NOTIFY mapChanged REQUIRED)
public:
    explicit MapLayer(QQuickItem *parent = nullptr);
    ~MapLayer() override;

    MapViewport *map() const { return m_map; }
    void setMap(MapViewport *map);

    /// What is under the pixel becomes hovered. @returns whether there is something.
    virtual bool hoverAt(QPointF pixels);
    virtual void hoverLeft() { }
    virtual bool clickAt(QPointF pixels);

Q_SIGNALS:
    void mapChanged();

protected:
    virtual void cameraMoved() { update(); } ///< camera or viewport changed
    virtual QSGNode *updateGpu(QSGNode *old) = 0;
    virtual void paintSoftware(QPainter &painter) = 0;
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) final;

    const MapCamera *camera() const { return m_map ? m_map->camera() : nullptr; }
    double pixelRatio() const; ///< device pixels per item pixel

private:
    void follow();
    QPointer<MapViewport> m_map;
};

} // namespace citywall
