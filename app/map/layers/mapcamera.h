// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QObject>
#include <QQmlEngine>
#include <QSizeF>

namespace citywall {

/// Where the map looks: the one transform from the world to the item's pixels, shared by the base map and all layers.
///
/// Web Mercator (EPSG:3857) as the unit square (citywall::toWorld) times 256·2^zoomLevel pixels; north up, no tilt.
/// All arithmetic is in double precision. GUI thread. In QML it is `mapView.camera`.
class MapCamera : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QGeoCoordinate center READ center WRITE setCenter NOTIFY changed)
    Q_PROPERTY(double zoomLevel READ zoomLevel WRITE setZoomLevel NOTIFY changed)
    Q_PROPERTY(double minimumZoomLevel READ minimumZoomLevel WRITE setMinimumZoomLevel NOTIFY changed)
    Q_PROPERTY(double maximumZoomLevel READ maximumZoomLevel WRITE setMaximumZoomLevel NOTIFY changed)
    Q_PROPERTY(double metersPerPixel READ metersPerPixel NOTIFY changed)
public:
    using QObject::QObject;
    static constexpr double tilePixels = 256;

    QGeoCoordinate center() const { return fromWorld(m_center).toCoordinate(); }
    QPointF worldCenter() const { return m_center; }
    double zoomLevel() const { return m_zoomLevel; }
    double minimumZoomLevel() const { return m_minimumZoomLevel; }
    double maximumZoomLevel() const { return m_maximumZoomLevel; }
    QSizeF viewport() const { return m_viewport; }

    void setCenter(const QGeoCoordinate &center);
    void setZoomLevel(double zoomLevel);
    void setMinimumZoomLevel(double zoomLevel);
    void setMaximumZoomLevel(double zoomLevel);
    void setViewport(QSizeF pixels);
    void look(QPointF worldCenter, double zoomLevel); ///< both at once, one signal; clamped to the limits

    /// Side of the whole world in pixels.
    double worldPixels() const { return tilePixels * std::exp2(m_zoomLevel); }
    /// Ground distance of a pixel at the view's centre, on the sphere of the Mercator projection (6378137 m).
    double metersPerPixel() const;
    static double metersPerPixel(double latitudeDegrees, double zoomLevel);

    QPointF worldToItem(QPointF world) const;
    QPointF itemToWorld(QPointF pixels) const;
    QPointF toItem(GeoPoint p) const { return worldToItem(toWorld(p)); }
    GeoPoint toGeo(QPointF pixels) const { return fromWorld(itemToWorld(pixels)); }
    QRectF visibleWorld() const;

    Q_INVOKABLE QGeoCoordinate coordinateAt(QPointF pixels) const { return toGeo(pixels).toCoordinate(); }
    Q_INVOKABLE QPointF pointAt(const QGeoCoordinate &c) const { return toItem(GeoPoint::fromCoordinate(c)); }
    /// Moves the view by pixels, as if the ground were pushed by (−dx, −dy).
    Q_INVOKABLE void panBy(double dx, double dy);
    /// Zooms by levels while what lies under the point stays there.
    Q_INVOKABLE void zoomAbout(QPointF pixels, double levels);
    /// The view's centre stays inside this box; an empty box lifts the limit.
    Q_INVOKABLE void setLimits(double westDegrees, double southDegrees, double eastDegrees, double northDegrees);
    /// The largest zoom level at which the box fits the viewport with a margin around it.
    double zoomToFit(const GeoBox &box, double marginPixels) const;

Q_SIGNALS:
    void changed();

private:
    QPointF clamped(QPointF worldCenter) const;

    QPointF m_center { 0.5, 0.5 };
    QSizeF m_viewport { 1, 1 };
    QRectF m_limits { 0, 0, 1, 1 }; ///< of the centre, world
    double m_zoomLevel = 10;
    double m_minimumZoomLevel = 8;
    double m_maximumZoomLevel = 18;
};

/// A camera flight that keeps the perceived speed constant: out, over, and in again.
/// J. J. van Wijk, W. A. A. Nuij, "Smooth and efficient zooming and panning", InfoVis 2003, ρ = √2.
class CameraFlight
{
public:
    struct View {
        QPointF worldCenter;
        double zoomLevel = 0;
    };
    CameraFlight() = default;
    CameraFlight(View from, View to, double viewportPixels);

    double length() const { return m_length; } ///< in the paper's S: 1 is a mild zoom, 5 a flight across a city
    View at(double progress) const;            ///< 0 … 1

private:
    View m_from, m_to;
    double m_viewportPixels = 1;
    double m_distance = 0, m_width0 = 1, m_width1 = 1, m_r0 = 0, m_length = 0;
};

} // namespace citywall
