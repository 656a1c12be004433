// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linemerger.h"

#include <QHash>
#include <QPoint>

#include <algorithm>
#include <cmath>

namespace citywall::maptool {

namespace {

constexpr double sharpestTurnCosine = 0.34; // 70 degrees: more than that is another arm of the junction

OGRRawPoint directionAtEnd(const std::vector<OGRRawPoint> &line)
{
    const auto &end = line.back();
    for (auto point = line.rbegin() + 1; point != line.rend(); ++point) {
        const double dx = end.x - point->x, dy = end.y - point->y, length = std::hypot(dx, dy);
        if (length > 5 || point + 1 == line.rend())
            return length > 0 ? OGRRawPoint(dx / length, dy / length) : OGRRawPoint(0, 0);
    }
    return { 0, 0 };
}

std::vector<OGRRawPoint> reversed(std::vector<OGRRawPoint> line)
{
    std::reverse(line.begin(), line.end());
    return line;
}

} // namespace

void LineMerger::add(const MapFeature &feature, const OGRGeometry &geometry)
{
    const auto type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbMultiLineString) {
        for (const auto *part : *geometry.toMultiLineString())
            add(feature, *part);
        return;
    }
    if (type != wkbLineString || geometry.toLineString()->getNumPoints() < 2)
        return;
    const auto *string = geometry.toLineString();
    Line line(string->getNumPoints());
    string->getPoints(line.data());
    auto &group = m_groups[feature.name + QChar(0x1f) + feature.kind + QChar(0x1f) + QString::number(int(feature.layer))];
    group.feature = feature;
    group.lines.push_back(std::move(line));
}

std::vector<LineMerger::Line> LineMerger::merged(std::vector<Line> lines) const
{
    const auto cell = [this](const OGRRawPoint &point) {
        return QPoint(int(std::floor(point.x / m_tolerance)), int(std::floor(point.y / m_tolerance)));
    };
    QMultiHash<QPoint, int> ends;
    for (int i = 0; i < int(lines.size()); ++i) {
        ends.insert(cell(lines[i].front()), i);
        ends.insert(cell(lines[i].back()), i);
    }
    std::vector<bool> used(lines.size(), false);
    // Lengthens the line at its end while an unused piece goes on from there without a sharp turn.
    const auto extend = [&](Line &line) {
        for (;;) {
            const auto end = line.back();
            const auto heading = directionAtEnd(line);
            int best = -1;
            bool bestReversed = false;
            double bestCosine = sharpestTurnCosine;
            const auto centre = cell(end);
            for (int dx = -1; dx <= 1; ++dx) {
                for (int dy = -1; dy <= 1; ++dy) {
                    const auto found = ends.equal_range(centre + QPoint(dx, dy));
                    for (auto it = found.first; it != found.second; ++it) {
                        if (used[it.value()])
                            continue;
                        for (const bool backward : { false, true }) {
                            const auto &piece = lines[it.value()];
                            const auto &start = backward ? piece.back() : piece.front();
                            if (std::hypot(start.x - end.x, start.y - end.y) > m_tolerance)
                                continue;
                            const auto away = directionAtEnd(backward ? piece : reversed(piece));
                            const double cosine = -(away.x * heading.x + away.y * heading.y);
                            if (cosine > bestCosine) {
                                best = it.value();
                                bestReversed = backward;
                                bestCosine = cosine;
                            }
                        }
                    }
                }
            }
            if (best < 0)
                return;
            used[best] = true;
            const auto piece = bestReversed ? reversed(lines[best]) : lines[best];
            line.insert(line.end(), piece.begin() + 1, piece.end());
        }
    };
    std::vector<Line> result;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (used[i])
            continue;
        used[i] = true;
        Line line = lines[i];
        extend(line);
        line = reversed(std::move(line));
        extend(line);
        result.push_back(std::move(line));
    }
    return result;
}

void LineMerger::writeTo(MapData &data) const
{
    for (const auto &[key, group] : m_groups) {
        for (const auto &line : merged(group.lines)) {
            OGRLineString string;
            string.setPoints(int(line.size()), line.data());
            data.add(group.feature, string);
        }
    }
}

} // namespace citywall::maptool
