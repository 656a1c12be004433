// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/mapcamera.h"

#include <QtMath>

namespace citywall {

namespace {
constexpr double mercatorRadiusMeters = 6378137;
constexpr double rho = M_SQRT2;
} // namespace

double MapCamera::metersPerPixel(double latitudeDegrees, double zoomLevel)
{
    return 2 * M_PI * mercatorRadiusMeters * std::cos(qDegreesToRadians(latitudeDegrees)) / (tilePixels * std::exp2(zoomLevel));
}

double MapCamera::metersPerPixel() const { return metersPerPixel(fromWorld(m_center).latitudeDegrees, m_zoomLevel); }

void MapCamera::setCenter(const QGeoCoordinate &center)
{
    if (center.isValid())
        look(toWorld(GeoPoint::fromCoordinate(center)), m_zoomLevel);
}

void MapCamera::setZoomLevel(double zoomLevel) { look(m_center, zoomLevel); }

void MapCamera::setMinimumZoomLevel(double zoomLevel)
{
    m_minimumZoomLevel = zoomLevel;
    look(m_center, m_zoomLevel);
    Q_EMIT changed();
}

void MapCamera::setMaximumZoomLevel(double zoomLevel)
{
    m_maximumZoomLevel = zoomLevel;
    look(m_center, m_zoomLevel);
    Q_EMIT changed();
}

void MapCamera::setViewport(QSizeF pixels)
{
    const QSizeF usable = pixels.expandedTo(QSizeF(1, 1));
    if (usable == m_viewport)
        return;
    m_viewport = usable;
    Q_EMIT changed();
}

QPointF MapCamera::clamped(QPointF c) const
{
    return { std::clamp(c.x(), m_limits.left(), m_limits.right()), std::clamp(c.y(), m_limits.top(), m_limits.bottom()) };
}

void MapCamera::look(QPointF worldCenter, double zoomLevel)
{
    if (!std::isfinite(worldCenter.x()) || !std::isfinite(worldCenter.y()) || !std::isfinite(zoomLevel))
        return;
    const QPointF center = clamped(worldCenter);
    const double zoom = std::max(m_minimumZoomLevel, std::min(zoomLevel, m_maximumZoomLevel));
    if (center.x() == m_center.x() && center.y() == m_center.y() && zoom == m_zoomLevel)
        return;
    m_center = center;
    m_zoomLevel = zoom;
    Q_EMIT changed();
}

QPointF MapCamera::worldToItem(QPointF world) const
{
    return (world - m_center) * worldPixels() + QPointF(m_viewport.width(), m_viewport.height()) / 2;
}

QPointF MapCamera::itemToWorld(QPointF pixels) const
{
    return (pixels - QPointF(m_viewport.width(), m_viewport.height()) / 2) / worldPixels() + m_center;
}

QRectF MapCamera::visibleWorld() const
{
    return QRectF(itemToWorld({ 0, 0 }), itemToWorld({ m_viewport.width(), m_viewport.height() }));
}

void MapCamera::panBy(double dx, double dy) { look(m_center + QPointF(dx, dy) / worldPixels(), m_zoomLevel); }

void MapCamera::zoomAbout(QPointF pixels, double levels)
{
    const QPointF anchor = itemToWorld(pixels);
    const double zoom = std::max(m_minimumZoomLevel, std::min(m_zoomLevel + levels, m_maximumZoomLevel));
    const QPointF offset = pixels - QPointF(m_viewport.width(), m_viewport.height()) / 2;
    look(anchor - offset / (tilePixels * std::exp2(zoom)), zoom);
}

void MapCamera::setLimits(double westDegrees, double southDegrees, double eastDegrees, double northDegrees)
{
    m_limits = westDegrees < eastDegrees && southDegrees < northDegrees
        ? QRectF(toWorld({ westDegrees, northDegrees }), toWorld({ eastDegrees, southDegrees }))
        : QRectF(0, 0, 1, 1);
    look(m_center, m_zoomLevel);
}

double MapCamera::zoomToFit(const GeoBox &box, double marginPixels) const
{
    const QRectF world(toWorld({ box.westDegrees, box.northDegrees }), toWorld({ box.eastDegrees, box.southDegrees }));
    const double width = std::max(1.0, m_viewport.width() - 2 * marginPixels);
    const double height = std::max(1.0, m_viewport.height() - 2 * marginPixels);
    const double pixels = std::min(width / std::max(world.width(), 1e-9), height / std::max(world.height(), 1e-9));
    return std::log2(pixels / tilePixels);
}

CameraFlight::CameraFlight(View from, View to, double viewportPixels)
    : m_from(from), m_to(to), m_viewportPixels(std::max(1.0, viewportPixels))
{
    const auto width = [this](double zoom) { return m_viewportPixels / (MapCamera::tilePixels * std::exp2(zoom)); };
    m_width0 = width(from.zoomLevel);
    m_width1 = width(to.zoomLevel);
    const QPointF d = to.worldCenter - from.worldCenter;
    m_distance = std::hypot(d.x(), d.y());
    if (m_distance < 1e-3 * std::min(m_width0, m_width1)) {
        m_distance = 0;
        m_length = std::abs(std::log(m_width1 / m_width0)) / rho;
        return;
    }
    const double r2 = rho * rho, r4u2 = r2 * r2 * m_distance * m_distance;
    const auto r = [&](double sign, double w) {
        const double b = (m_width1 * m_width1 - m_width0 * m_width0 + sign * r4u2) / (2 * w * r2 * m_distance);
        return std::asinh(-b);
    };
    m_r0 = r(1, m_width0);
    m_length = (r(-1, m_width1) - m_r0) / rho;
}

CameraFlight::View CameraFlight::at(double progress) const
{
    if (progress <= 0)
        return m_from;
    if (progress >= 1)
        return m_to;
    if (m_distance == 0) {
        const double zoom = m_from.zoomLevel + progress * (m_to.zoomLevel - m_from.zoomLevel);
        return { m_from.worldCenter + progress * (m_to.worldCenter - m_from.worldCenter), zoom };
    }
    const double s = progress * m_length;
    const double coshR0 = std::cosh(m_r0);
    const double u = m_width0 / (rho * rho) * (coshR0 * std::tanh(rho * s + m_r0) - std::sinh(m_r0));
    const double w = m_width0 * coshR0 / std::cosh(rho * s + m_r0);
    return { m_from.worldCenter + u / m_distance * (m_to.worldCenter - m_from.worldCenter),
             std::log2(m_viewportPixels / (MapCamera::tilePixels * w)) };
}

} // namespace citywall
