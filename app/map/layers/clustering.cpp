// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/clustering.h"

#include "map/layers/mapcamera.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace citywall {

namespace {

constexpr double absorbRadii = 0.7;
constexpr int separateFromZoom = 16;
constexpr double separatePixels = 14;
constexpr quint64 clusterBit = quint64(1) << 63;

quint64 cellKey(qint64 x, qint64 y) { return quint64(x & 0x3fffffff) << 30 | quint64(y & 0x3fffffff); }

} // namespace

std::vector<Cluster> clusterPoints(const QList<MapPoint> &points, int zoomLevel, double radiusPixels)
{
    const double radius = zoomLevel >= separateFromZoom ? std::min(radiusPixels, separatePixels) : radiusPixels;
    const double cell = radius / (MapCamera::tilePixels * std::exp2(zoomLevel));
    std::vector<Cluster> cells;
    std::vector<std::pair<qint64, qint64>> places;
    std::unordered_map<quint64, int> cellIndex;
    cellIndex.reserve(size_t(points.size()));
    for (int i = 0; i < points.size(); ++i) {
        const QPointF world = toWorld(points[i].position);
        const auto x = qint64(world.x() / cell), y = qint64(world.y() / cell);
        const auto [it, isNew] = cellIndex.try_emplace(cellKey(x, y), int(cells.size()));
        if (isNew) {
            cells.emplace_back();
            places.emplace_back(x, y);
        }
        Cluster &c = cells[size_t(it->second)];
        c.world += world;
        c.members.push_back(i);
        const bool outdated = points[i].freshness.isOutdated();
        c.outdated += outdated ? 1 : 0;
        ++c.perPriority[outdated ? 0 : size_t(std::clamp(points[i].priority, 0, 3))];
    }
    for (size_t i = 0; i < cells.size(); ++i) {
        cells[i].world /= double(cells[i].members.size());
        cells[i].id = cellKey(places[i].first, places[i].second);
    }

    std::vector<int> order(cells.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const Cluster &ca = cells[size_t(a)], &cb = cells[size_t(b)];
        return ca.members.size() != cb.members.size() ? ca.members.size() > cb.members.size() : ca.id < cb.id;
    });
    std::vector<bool> taken(cells.size());
    std::vector<Cluster> result;
    for (int index : order) {
        const auto own = size_t(index);
        if (taken[own])
            continue;
        taken[own] = true;
        Cluster c = std::move(cells[own]);
        const QPointF center = c.world;
        QPointF sum = center * double(c.members.size());
        for (qint64 dx = -1; dx <= 1; ++dx) {
            for (qint64 dy = -1; dy <= 1; ++dy) {
                const auto it = cellIndex.find(cellKey(places[own].first + dx, places[own].second + dy));
                if (it == cellIndex.end() || taken[size_t(it->second)])
                    continue;
                Cluster &other = cells[size_t(it->second)];
                const QPointF d = other.world - center;
                if (std::hypot(d.x(), d.y()) > absorbRadii * cell)
                    continue;
                taken[size_t(it->second)] = true;
                sum += other.world * double(other.members.size());
                c.members.insert(c.members.end(), other.members.cbegin(), other.members.cend());
                c.outdated += other.outdated;
                for (size_t p = 0; p < 4; ++p)
                    c.perPriority[p] += other.perPriority[p];
            }
        }
        c.world = sum / double(c.members.size());
        c.id = c.isSingle() ? points[c.members.front()].key : c.id | clusterBit | quint64(zoomLevel & 7) << 60;
        result.push_back(std::move(c));
    }
    return result;
}

void placeLabels(std::vector<Cluster> &clusters, const QList<MapPoint> &points, int zoomLevel, double characterPixels)
{
    constexpr double cellWidth = 24, cellHeight = 18, markerPixels = 12;
    const double scale = MapCamera::tilePixels * std::exp2(zoomLevel);
    std::unordered_map<quint64, bool> occupied;
    const auto cellsOf = [&](const QRectF &r, auto f) {
        for (auto x = qint64(std::floor(r.left() / cellWidth)); x <= qint64(std::floor(r.right() / cellWidth)); ++x) {
            for (auto y = qint64(std::floor(r.top() / cellHeight)); y <= qint64(std::floor(r.bottom() / cellHeight)); ++y)
                f(cellKey(x, y));
        }
    };
    for (const Cluster &c : clusters) {
        const double half = c.isSingle() ? 4 : markerPixels;
        cellsOf(QRectF(c.world * scale - QPointF(half, half), QSizeF(2 * half, 2 * half)),
                [&](quint64 key) { occupied[key] = true; });
    }
    std::vector<Cluster *> singles;
    for (Cluster &c : clusters) {
        c.labelled = false;
        if (c.isSingle() && !points[c.members.front()].label.isEmpty())
            singles.push_back(&c);
    }
    const auto rank = [](const Cluster *c) { return c->priority() == 0 ? 4 : c->priority(); };
    std::sort(singles.begin(), singles.end(),
              [&](const Cluster *a, const Cluster *b) { return rank(a) != rank(b) ? rank(a) < rank(b) : a->id < b->id; });
    for (Cluster *c : singles) {
        const double width = characterPixels * double(points[c->members.front()].label.size());
        const QRectF box(c->world * scale + QPointF(markerPixels + cellWidth / 2, -4), QSizeF(width, 8));
        bool free = true;
        cellsOf(box, [&](quint64 key) { free = free && !occupied.contains(key); });
        if (!free)
            continue;
        cellsOf(box, [&](quint64 key) { occupied[key] = true; });
        c->labelled = true;
    }
}

} // namespace citywall
