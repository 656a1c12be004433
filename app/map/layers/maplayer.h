// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/mapviewport.h"

#include <QImage>
#include <QQuickItem>

#include <functional>

namespace citywall {

/// Base of the layers: follows the map's size and camera, and has two ways to draw.
///
/// With a GPU backend `updateGpu` makes scene-graph nodes. The software scene graph draws no geometry nodes, so there `painting` tells
/// what paints the same picture with QPainter. That is done by a worker, one picture of a layer at a time: the last one stays, moved and
/// scaled with the camera, until the next is there, and what has changed meanwhile comes with the one after it.
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
    bool isPainting() const { return m_painting; } ///< a worker is at its next picture

Q_SIGNALS:
    void mapChanged();
    void paintingChanged();

protected:
    /// Paints a picture of the view, in item pixels. It is called by a worker: it holds all that it needs by value.
    using Painting = std::function<void(QPainter &)>;

    void redraw(); ///< what it draws is another
    virtual void cameraMoved() { redraw(); } ///< camera or viewport changed
    virtual QSGNode *updateGpu(QSGNode *old) = 0; ///< while the GUI thread is blocked
    virtual Painting painting() = 0; ///< while the GUI thread is blocked; empty = there is nothing to draw
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) final;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

    const MapCamera *camera() const { return m_map ? m_map->camera() : nullptr; }
    double pixelRatio() const; ///< device pixels per item pixel

private:
    /// What a worker has painted, and of where.
    struct Painted {
        QImage image;
        QRectF world;
    };
    void follow();
    void paint();
    void show(const Painted &painted);
    QSGNode *updateSoftware(QSGNode *old);
    QRectF placeOf(const QRectF &world) const;

    QPointer<MapViewport> m_map;
    Painted m_painted;
    bool m_outdated = true; ///< what is painted shows what was
    bool m_painting = false;
    bool m_fresh = false; ///< what is painted is not on the screen yet
};

} // namespace citywall
