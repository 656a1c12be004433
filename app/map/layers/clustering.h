// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/pointset.h"

#include <QPointF>

#include <array>
#include <vector>

namespace citywall {

/// Points drawn as one marker at an integer zoom level.
struct Cluster {
    quint64 id = 0;             ///< the same while zoom level and data stay: of a single its key, else of its cell
    QPointF world;              ///< mean of its points, in the unit square
    std::vector<int> members;   ///< indices into the points
    std::array<int, 4> perPriority {}; ///< counts; [0] unknown or outdated, [1] high … [3] low
    int outdated = 0;           ///< of its points: hatched or unknown by their age
    bool labelled = false;      ///< a single whose label found room

    bool isSingle() const { return members.size() == 1; }
    int priority() const { return perPriority[1] ? 1 : perPriority[2] ? 2 : perPriority[3] ? 3 : 0; }
};

/// Square cells of the Mercator plane fixed to the world (so nothing changes while panning); then, the larger first, each
/// cluster takes in its neighbours' whose centre is nearer than 0.7 radii. Every point is in exactly one cluster. O(n).
/// Within the last levels the radius shrinks, so that streets come apart.
std::vector<Cluster> clusterPoints(const QList<MapPoint> &points, int zoomLevel, double radiusPixels);

/// Marks the singles whose labels do not overlap others nor the clusters, important ones first. Width is estimated from the
/// number of characters, so the choice depends on data and zoom level only.
void placeLabels(std::vector<Cluster> &clusters, const QList<MapPoint> &points, int zoomLevel, double characterPixels);

} // namespace citywall
