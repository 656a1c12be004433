// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/mapcamera.h"

#include <QPointer>
#include <QQuickItem>

namespace citywall {

class MapLayer;

/// The C++ side of MapView.qml: owns the camera, knows the layers, and decides which of them the pointer means
/// (the topmost that has something there). GUI thread.
class MapViewport : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::MapCamera *camera READ camera CONSTANT)
    Q_PROPERTY(QGeoCoordinate center READ center WRITE setCenter NOTIFY cameraChanged)
    Q_PROPERTY(double zoomLevel READ zoomLevel WRITE setZoomLevel NOTIFY cameraChanged)
    Q_PROPERTY(bool hovering READ isHovering NOTIFY hoveringChanged)
    Q_PROPERTY(bool painting READ isPainting NOTIFY paintingChanged)
    Q_PROPERTY(bool flying READ isFlying NOTIFY flyingChanged)
    Q_PROPERTY(double flight READ flight WRITE setFlight NOTIFY flightChanged)
    Q_PROPERTY(citywall::MapViewport *companion READ companion WRITE setCompanion NOTIFY companionChanged)
public:
    explicit MapViewport(QQuickItem *parent = nullptr);

    MapCamera *camera() { return &m_camera; }
    QGeoCoordinate center() const { return m_camera.center(); }
    double zoomLevel() const { return m_camera.zoomLevel(); }
    void setCenter(const QGeoCoordinate &center) { m_camera.setCenter(center); }
    void setZoomLevel(double zoomLevel) { m_camera.setZoomLevel(zoomLevel); }
    bool isHovering() const { return m_hovering; } ///< something under the pointer can be clicked

    /// Another map that looks where this one looks, and this one where that one does. Null = none.
    MapViewport *companion() const { return m_companion; }
    void setCompanion(MapViewport *companion);

    void addLayer(MapLayer *layer);
    void removeLayer(MapLayer *layer);

    bool isPainting() const; ///< a layer's next picture is being painted (MapLayer, software)

    /// The pointer is there; layers learn what it is over.
    Q_INVOKABLE void hoverAt(QPointF pixels);
    Q_INVOKABLE void hoverLeft();
    /// A click: goes to the topmost layer that has something there, else `clicked` is emitted.
    Q_INVOKABLE void clickAt(QPointF pixels);

    /// A flight is prepared here and driven by writing `flight` from 0 to 1. @returns its length (CameraFlight::length).
    Q_INVOKABLE double prepareFlight(const QGeoCoordinate &center, double zoomLevel);
    Q_INVOKABLE double prepareFit(double westDegrees, double southDegrees, double eastDegrees, double northDegrees,
                                  double marginPixels);
    Q_INVOKABLE void endFlight();
    bool isFlying() const { return m_flying; }
    double flight() const { return m_flight; }
    void setFlight(double progress);

Q_SIGNALS:
    void cameraChanged();
    void hoveringChanged();
    void paintingChanged();
    void flyingChanged();
    void flightChanged();
    void companionChanged();
    void clicked(const QGeoCoordinate &coordinate);

protected:
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;

private:
    QList<MapLayer *> topmostFirst() const;
    double prepare(QPointF worldCenter, double zoomLevel);

    MapCamera m_camera;
    QPointer<MapViewport> m_companion;
    QList<MapLayer *> m_layers;
    CameraFlight m_path;
    double m_flight = 1;
    bool m_flying = false;
    bool m_hovering = false;
};

} // namespace citywall
