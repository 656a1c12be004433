// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/mapviewport.h"

#include "map/layers/maplayer.h"

namespace citywall {

MapViewport::MapViewport(QQuickItem *parent) : QQuickItem(parent)
{
    QJSEngine::setObjectOwnership(&m_camera, QJSEngine::CppOwnership);
    connect(&m_camera, &MapCamera::changed, this, &MapViewport::cameraChanged);
}

void MapViewport::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    m_camera.setViewport(newGeometry.size());
}

void MapViewport::setCompanion(MapViewport *companion)
{
    if (companion == m_companion)
        return;
    if (m_companion) {
        disconnect(&m_companion->m_camera, nullptr, &m_camera, nullptr);
        disconnect(&m_camera, nullptr, &m_companion->m_camera, nullptr);
    }
    m_companion = companion;
    if (companion) {
        const auto follow = [](const MapCamera &leader, MapCamera &follower) {
            follower.look(leader.worldCenter(), leader.zoomLevel()); // says nothing where it looks there already
        };
        MapCamera &there = companion->m_camera;
        follow(there, m_camera);
        connect(&there, &MapCamera::changed, &m_camera, [this, &there, follow] { follow(there, m_camera); });
        connect(&m_camera, &MapCamera::changed, &there, [this, &there, follow] { follow(m_camera, there); });
    }
    Q_EMIT companionChanged();
}

void MapViewport::addLayer(MapLayer *layer)
{
    m_layers.append(layer);
    connect(layer, &MapLayer::paintingChanged, this, &MapViewport::paintingChanged);
}

void MapViewport::removeLayer(MapLayer *layer)
{
    disconnect(layer, nullptr, this, nullptr);
    m_layers.removeOne(layer);
    Q_EMIT paintingChanged();
}

bool MapViewport::isPainting() const { return std::ranges::any_of(m_layers, &MapLayer::isPainting); }

QList<MapLayer *> MapViewport::topmostFirst() const
{
    // Painting order is decided by the branch in which two items' ancestors part: z there, then the order among siblings.
    const auto chain = [this](const QQuickItem *item) {
        QList<const QQuickItem *> path;
        for (; item && item != this; item = item->parentItem())
            path.prepend(item);
        return path;
    };
    const auto above = [&](const MapLayer *a, const MapLayer *b) {
        const auto pathA = chain(a), pathB = chain(b);
        for (qsizetype i = 0; i < std::min(pathA.size(), pathB.size()); ++i) {
            if (pathA[i] == pathB[i])
                continue;
            if (pathA[i]->z() != pathB[i]->z())
                return pathA[i]->z() > pathB[i]->z();
            const QQuickItem *parent = pathA[i]->parentItem();
            const auto siblings = parent ? parent->childItems() : QList<QQuickItem *>();
            return siblings.indexOf(pathA[i]) > siblings.indexOf(pathB[i]);
        }
        return pathA.size() > pathB.size();
    };
    QList<MapLayer *> layers = m_layers;
    layers.removeIf([](const MapLayer *layer) { return !layer->isVisible() || !layer->isEnabled(); });
    std::stable_sort(layers.begin(), layers.end(), above);
    return layers;
}

void MapViewport::hoverAt(QPointF pixels)
{
    bool found = false;
    for (MapLayer *layer : topmostFirst()) {
        if (found)
            layer->hoverLeft();
        else
            found = layer->hoverAt(pixels);
    }
    if (std::exchange(m_hovering, found) != found)
        Q_EMIT hoveringChanged();
}

void MapViewport::hoverLeft()
{
    for (MapLayer *layer : std::as_const(m_layers))
        layer->hoverLeft();
    if (std::exchange(m_hovering, false))
        Q_EMIT hoveringChanged();
}

void MapViewport::clickAt(QPointF pixels)
{
    for (MapLayer *layer : topmostFirst()) {
        if (layer->clickAt(pixels))
            return;
    }
    Q_EMIT clicked(m_camera.coordinateAt(pixels));
}

double MapViewport::prepare(QPointF worldCenter, double zoomLevel)
{
    const double zoom = std::max(m_camera.minimumZoomLevel(), std::min(zoomLevel, m_camera.maximumZoomLevel()));
    m_path = CameraFlight({ m_camera.worldCenter(), m_camera.zoomLevel() }, { worldCenter, zoom }, m_camera.viewport().width());
    m_flight = 0;
    if (!std::exchange(m_flying, true))
        Q_EMIT flyingChanged();
    return m_path.length();
}

double MapViewport::prepareFlight(const QGeoCoordinate &center, double zoomLevel)
{
    if (!center.isValid())
        return prepare(m_camera.worldCenter(), zoomLevel);
    return prepare(toWorld(GeoPoint::fromCoordinate(center)), zoomLevel);
}

double MapViewport::prepareFit(double west, double south, double east, double north, double marginPixels)
{
    const QPointF middle = (toWorld({ west, south }) + toWorld({ east, north })) / 2;
    return prepare(middle, m_camera.zoomToFit({ west, south, east, north }, marginPixels));
}

void MapViewport::setFlight(double progress)
{
    m_flight = progress;
    if (m_flying) {
        const CameraFlight::View view = m_path.at(progress);
        m_camera.look(view.worldCenter, view.zoomLevel);
    }
    Q_EMIT flightChanged();
    if (progress >= 1)
        endFlight();
}

void MapViewport::endFlight()
{
    if (std::exchange(m_flying, false))
        Q_EMIT flyingChanged();
}

} // namespace citywall
