// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/maplayer.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRendererInterface>

namespace citywall {

MapLayer::MapLayer(QQuickItem *parent) : QQuickItem(parent) { setFlag(ItemHasContents); }

MapLayer::~MapLayer()
{
    if (m_map)
        m_map->removeLayer(this);
}

void MapLayer::setMap(MapViewport *map)
{
    if (map == m_map)
        return;
    if (m_map) {
        m_map->removeLayer(this);
        disconnect(m_map->camera(), nullptr, this, nullptr);
    }
    m_map = map;
    if (map) {
        map->addLayer(this);
        connect(map->camera(), &MapCamera::changed, this, &MapLayer::follow);
        follow();
    }
    Q_EMIT mapChanged();
}

void MapLayer::follow()
{
    setSize(camera()->viewport());
    cameraMoved();
}

bool MapLayer::hoverAt(QPointF) { return false; }

bool MapLayer::clickAt(QPointF) { return false; }

double MapLayer::pixelRatio() const { return window() ? window()->effectiveDevicePixelRatio() : 1; }

QSGNode *MapLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (!m_map || width() < 1 || height() < 1) {
        delete old;
        return nullptr;
    }
    if (window()->rendererInterface()->graphicsApi() != QSGRendererInterface::Software)
        return updateGpu(old);
    QImage image((size() * pixelRatio()).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio());
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSoftware(painter);
    painter.end();
    auto *node = static_cast<QSGImageNode *>(old);
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
    }
    node->setTexture(window()->createTextureFromImage(image, QQuickWindow::TextureHasAlphaChannel));
    node->setRect(boundingRect());
    return node;
}

} // namespace citywall
