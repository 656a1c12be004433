// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/maplayer.h"

#include "base/background.h"
#include "base/future.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRendererInterface>
#include <QThreadPool>
#include <QtConcurrent>

namespace citywall {

namespace {

/// Painters do not wait for what else is computed.
QThreadPool *painters()
{
    static QThreadPool pool;
    return &pool;
}

} // namespace

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

void MapLayer::redraw()
{
    m_outdated = true;
    update();
}

void MapLayer::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged)
        redraw();
}

QSGNode *MapLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    if (!m_map || width() < 1 || height() < 1) {
        delete old;
        return nullptr;
    }
    const bool isSoftware = window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
    return isSoftware ? updateSoftware(old) : updateGpu(old);
}

QSGNode *MapLayer::updateSoftware(QSGNode *old)
{
    if (m_outdated && !m_painting)
        paint();
    auto *node = static_cast<QSGImageNode *>(old);
    if (m_painted.image.isNull()) {
        delete node;
        return nullptr;
    }
    if (!node) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        m_fresh = true;
    }
    if (std::exchange(m_fresh, false))
        node->setTexture(window()->createTextureFromImage(m_painted.image, QQuickWindow::TextureHasAlphaChannel));
    node->setRect(placeOf(m_painted.world));
    return node;
}

void MapLayer::paint()
{
    m_outdated = false;
    const Painting painting = this->painting();
    if (!painting) {
        m_painted = {};
        return;
    }
    Painted painted;
    painted.world = { camera()->itemToWorld({}), camera()->itemToWorld({ width(), height() }) };
    const auto work = [painting, painted, pixels = (size() * pixelRatio()).toSize(), ratio = pixelRatio()]() mutable {
        giveWay();
        painted.image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        painted.image.setDevicePixelRatio(ratio);
        painted.image.fill(Qt::transparent);
        QPainter painter(&painted.image);
        painter.setRenderHint(QPainter::Antialiasing);
        painting(painter);
        return painted;
    };
    m_painting = true;
    // Nobody is told from within the making of a frame.
    QMetaObject::invokeMethod(this, &MapLayer::paintingChanged, Qt::QueuedConnection);
    whenFinished(QtConcurrent::run(painters(), work), this, [this](const QFuture<Painted> &future) { show(future.result()); });
}

void MapLayer::show(const Painted &painted)
{
    m_painted = painted;
    m_fresh = true;
    m_painting = false;
    update(); // also where something has changed meanwhile
    Q_EMIT paintingChanged();
}

/// Where it lies now; exactly on the pixels where the camera has not moved.
QRectF MapLayer::placeOf(const QRectF &world) const
{
    constexpr double roundingPixels = 1e-3;
    const auto whole = [](double x) { return std::abs(x - std::round(x)) < roundingPixels ? std::round(x) : x; };
    const QPointF from = camera()->worldToItem(world.topLeft());
    const QPointF to = camera()->worldToItem(world.bottomRight());
    return QRectF(QPointF(whole(from.x()), whole(from.y())), QPointF(whole(to.x()), whole(to.y())));
}

} // namespace citywall
