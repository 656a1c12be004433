// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hexgrid.h"

#include <h3api.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace citywall::safety {

namespace {

LatLng toH3(GeoPoint p) { return { degsToRads(p.latitudeDegrees), degsToRads(p.longitudeDegrees) }; }
GeoPoint fromH3(const LatLng &p) { return { radsToDegs(p.lng), radsToDegs(p.lat) }; }

std::vector<LatLng> cornersOf(const GeoLine &line)
{
    std::vector<LatLng> ring;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) // H3 closes rings itself
        ring.push_back(toH3(line[i]));
    return ring;
}

void addCells(const QList<GeoLine> &polygon, int resolution, std::vector<quint64> &cells)
{
    std::vector<std::vector<LatLng>> rings;
    for (const GeoLine &line : polygon)
        rings.push_back(cornersOf(line));
    if (rings.empty() || rings.front().size() < 3)
        return;
    std::vector<GeoLoop> loops;
    for (std::vector<LatLng> &ring : rings)
        loops.push_back({ int(ring.size()), ring.data() });
    const GeoPolygon shape { loops[0], int(loops.size()) - 1, loops.data() + 1 };
    int64_t size = 0;
    if (maxPolygonToCellsSize(&shape, resolution, 0, &size) != E_SUCCESS || size <= 0)
        return;
    std::vector<H3Index> found(size_t(size), 0);
    if (polygonToCells(&shape, resolution, 0, found.data()) == E_SUCCESS)
        cells.insert(cells.end(), found.begin(), found.end());
}

std::vector<quint64> cellsOf(const GeoMultiPolygon &area, int resolution)
{
    std::vector<quint64> cells;
    for (const QList<GeoLine> &polygon : area)
        addCells(polygon, resolution, cells);
    std::erase(cells, quint64(0));
    return cells;
}

std::vector<H3Index> disk(H3Index cell, int rings)
{
    int64_t size = 0;
    if (maxGridDiskSize(rings, &size) != E_SUCCESS)
        return {};
    std::vector<H3Index> found(size_t(size), 0);
    if (gridDisk(cell, rings, found.data()) != E_SUCCESS)
        return {};
    std::erase(found, H3Index(0));
    return found;
}

H3Index cellAt(GeoPoint p, int resolution)
{
    H3Index cell = 0;
    const LatLng at = toH3(p);
    return p.isValid() && latLngToCell(&at, resolution, &cell) == E_SUCCESS ? cell : 0;
}

/// A grid of the cells, in the order of their indexes, with the area of each.
std::shared_ptr<HexGrid> gridOf(const std::map<quint64, int> &areaOf)
{
    auto grid = std::make_shared<HexGrid>();
    for (const auto &[cell, area] : areaOf) {
        LatLng center {};
        double size = 0;
        cellToLatLng(cell, &center);
        cellAreaKm2(cell, &size);
        grid->resolution = getResolution(cell);
        grid->cells.push_back(cell);
        grid->centers.push_back(fromH3(center));
        grid->squareKilometers.push_back(size);
        grid->areas.push_back(area);
        grid->residents.push_back(std::numeric_limits<double>::quiet_NaN());
    }
    for (const quint64 cell : grid->cells) {
        std::vector<int> near;
        for (const quint64 other : disk(cell, 1)) {
            const auto at = std::lower_bound(grid->cells.begin(), grid->cells.end(), other);
            if (at != grid->cells.end() && *at == other)
                near.push_back(int(at - grid->cells.begin()));
        }
        grid->neighbours.push_back(std::move(near));
    }
    return grid;
}

} // namespace

bool HexGrid::knowsResidents() const
{
    return !residents.empty() && std::ranges::none_of(residents, [](double r) { return std::isnan(r); });
}

int HexGrid::indexOf(GeoPoint p) const
{
    const quint64 cell = cellAt(p, resolution);
    const auto found = std::lower_bound(cells.begin(), cells.end(), cell);
    return cell != 0 && found != cells.end() && *found == cell ? int(found - cells.begin()) : -1;
}

GeoMultiPolygon HexGrid::outline(int index) const
{
    CellBoundary boundary {};
    if (cellToBoundary(cells[size_t(index)], &boundary) != E_SUCCESS)
        return {};
    GeoLine ring;
    for (int i = 0; i < boundary.numVerts; ++i)
        ring.append(fromH3(boundary.verts[i]));
    ring.append(ring.first());
    return { { ring } };
}

double HexGrid::meanSquareKilometers() const
{
    return cells.empty() ? 0 : std::accumulate(squareKilometers.begin(), squareKilometers.end(), 0.) / double(count());
}

HexGridPtr hexGridOf(const QList<Area> &areas, const GeoBox &otherwise, int resolution)
{
    std::map<quint64, int> areaOf;
    for (int i = 0; i < areas.size(); ++i) {
        for (const quint64 cell : cellsOf(areas[i].geometry, resolution))
            areaOf.emplace(cell, i);
    }
    if (areas.isEmpty() && !otherwise.isEmpty()) {
        const GeoPoint southWest { otherwise.westDegrees, otherwise.southDegrees };
        const GeoLine box { southWest,
                            { otherwise.eastDegrees, otherwise.southDegrees },
                            { otherwise.eastDegrees, otherwise.northDegrees },
                            { otherwise.westDegrees, otherwise.northDegrees },
                            southWest };
        for (const quint64 cell : cellsOf({ { box } }, resolution))
            areaOf.emplace(cell, -1);
    }
    const std::shared_ptr<HexGrid> grid = gridOf(areaOf);
    std::vector<double> ground(size_t(areas.size()), 0);
    for (int i = 0; i < grid->count(); ++i) {
        if (const int area = grid->areas[size_t(i)]; area >= 0)
            ground[size_t(area)] += grid->squareKilometers[size_t(i)];
    }
    for (int i = 0; i < grid->count(); ++i) {
        if (const int area = grid->areas[size_t(i)]; area >= 0)
            grid->residents[size_t(i)] = areas[area].population * grid->squareKilometers[size_t(i)] / ground[size_t(area)];
    }
    return grid;
}

HexGridPtr hexGridAround(std::span<const GeoPoint> points, int rings, int resolution)
{
    std::set<quint64> held;
    for (const GeoPoint &p : points)
        held.insert(cellAt(p, resolution));
    held.erase(0);
    std::map<quint64, int> areaOf;
    for (const quint64 cell : held) {
        for (const quint64 near : disk(cell, rings))
            areaOf.emplace(near, -1);
    }
    return gridOf(areaOf);
}

} // namespace citywall::safety
