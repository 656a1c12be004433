// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "coastline.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace citywall::maptool {

namespace {

struct Side {
    OGRPoint land;
    OGRPoint water;
};

// A point a little to either side of the middle of each segment.
void collectSides(const OGRLineString &line, std::vector<Side> &sides)
{
    constexpr double offset = 0.05; // metres
    for (int i = 1; i < line.getNumPoints(); ++i) {
        const double dx = line.getX(i) - line.getX(i - 1), dy = line.getY(i) - line.getY(i - 1);
        const double length = std::hypot(dx, dy);
        if (length < 1)
            continue;
        const double x = (line.getX(i) + line.getX(i - 1)) / 2, y = (line.getY(i) + line.getY(i - 1)) / 2;
        sides.push_back({ OGRPoint(x - dy / length * offset, y + dx / length * offset),
                          OGRPoint(x + dy / length * offset, y - dx / length * offset) });
    }
}

// An extract keeps whole ways or only the nodes within it, so a coastline may stop short of the border: its loose
// ends are tied to the nearest point of the border.
void tieLooseEnds(OGRMultiLineString &network, const OGREnvelope &bounds)
{
    std::map<std::pair<double, double>, int> ends;
    for (const auto *line : network) {
        if (line->get_IsClosed())
            continue;
        ++ends[{ line->getX(0), line->getY(0) }];
        ++ends[{ line->getX(line->getNumPoints() - 1), line->getY(line->getNumPoints() - 1) }];
    }
    const double reach = std::max(bounds.MaxX - bounds.MinX, bounds.MaxY - bounds.MinY) / 5;
    for (const auto &[end, count] : ends) {
        const auto [x, y] = end;
        const double distances[] = { x - bounds.MinX, bounds.MaxX - x, y - bounds.MinY, bounds.MaxY - y };
        const auto nearest = std::min_element(std::begin(distances), std::end(distances)) - distances;
        if (count != 1 || distances[nearest] <= 0 || distances[nearest] > reach)
            continue;
        OGRLineString tie;
        tie.addPoint(x, y);
        // A little too far, so that it crosses the border whatever the rounding.
        tie.addPoint(nearest == 0       ? bounds.MinX - 1
                         : nearest == 1 ? bounds.MaxX + 1
                                        : x,
                     nearest == 2       ? bounds.MinY - 1
                         : nearest == 3 ? bounds.MaxY + 1
                                        : y);
        network.addGeometry(&tie);
    }
}

} // namespace

OGRGeometryUniquePtr seaFromCoastlines(const std::vector<OGRGeometryUniquePtr> &coastlines, const OGREnvelope &bounds)
{
    OGRLinearRing ring;
    ring.addPoint(bounds.MinX, bounds.MinY);
    ring.addPoint(bounds.MaxX, bounds.MinY);
    ring.addPoint(bounds.MaxX, bounds.MaxY);
    ring.addPoint(bounds.MinX, bounds.MaxY);
    ring.closeRings();
    OGRPolygon box;
    box.addRing(&ring);

    std::vector<Side> sides;
    OGRMultiLineString network;
    for (const auto &coastline : coastlines) {
        const OGRGeometryUniquePtr inside(coastline->Intersection(&box));
        if (!inside || inside->IsEmpty())
            continue;
        const OGRGeometryUniquePtr lines(OGRGeometryFactory::forceToMultiLineString(inside->clone()));
        for (const auto *line : *lines->toMultiLineString()) {
            collectSides(*line, sides);
            network.addGeometry(line);
        }
    }
    if (sides.empty())
        return nullptr;
    tieLooseEnds(network, bounds);
    OGRLineString frame;
    frame.addSubLineString(&ring);
    network.addGeometry(&frame);
    const OGRGeometryUniquePtr noded(network.UnaryUnion());
    const OGRGeometryUniquePtr faces(noded ? noded->Polygonize() : nullptr);
    if (!faces)
        return nullptr;
    auto sea = std::make_unique<OGRMultiPolygon>();
    for (const auto *face : *faces->toGeometryCollection()) {
        if (wkbFlatten(face->getGeometryType()) != wkbPolygon)
            continue;
        int votes = 0;
        for (const auto &side : sides) {
            votes += face->toPolygon()->Contains(&side.water) ? 1 : 0;
            votes -= face->toPolygon()->Contains(&side.land) ? 1 : 0;
        }
        if (votes > 0)
            sea->addGeometry(face);
    }
    return sea->IsEmpty() ? nullptr : OGRGeometryUniquePtr(sea.release());
}

} // namespace citywall::maptool
