// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/mapcamera.h"

namespace citywall {

/// A plane near the data in which coordinates are single precision: pixels of zoom level 14 from an origin in the world.
/// Across a city (60 km = 8500 units) a float rounds by at most 0.0005 units, 0.008 px at z18: nothing trembles.
/// The placing of the plane on the screen is computed in double precision for each frame.
struct LocalFrame {
    static constexpr double zoom = 14;
    static constexpr double unit = 4194304; ///< 256·2^14 local units to the world's side

    QPointF originWorld;

    QPointF toLocal(QPointF world) const { return (world - originWorld) * unit; }
    QPointF toLocal(GeoPoint p) const { return toLocal(toWorld(p)); }

    /// item = local·scale + translation
    struct Placing {
        double scale = 1;
        QPointF translation;
        QPointF toItem(QPointF local) const { return local * scale + translation; }
        QPointF toLocal(QPointF item) const { return (item - translation) / scale; }
    };
    Placing placing(const MapCamera &camera) const { return { camera.worldPixels() / unit, camera.worldToItem(originWorld) }; }
};

/// How widths in pixels grow with the zoom level: gently, from two thirds at the city to double in the street.
inline double widthFactor(double zoomLevel) { return std::exp2(std::clamp((zoomLevel - 12) * 0.25, -0.6, 1.2)); }

} // namespace citywall
