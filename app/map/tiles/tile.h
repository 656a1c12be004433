// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QByteArray>
#include <QColor>
#include <QHashFunctions>
#include <QImage>

#include <optional>

namespace citywall {

/// The side of a tile's picture in pixels; it stands for 256 logical ones, so it is sharp at a ratio of 2.
inline constexpr int tilePixels = 512;
inline constexpr int highestZoom = 22;

/// The address of a tile in the Web Mercator pyramid: column from the west, row from the north (XYZ).
struct TileAddress {
    int zoom = 0;
    int column = 0;
    int row = 0;

    bool isValid() const;
    TileAddress ancestor(int levels) const { return { zoom - levels, column >> levels, row >> levels }; }
    GeoBox box() const;
    bool operator==(const TileAddress &) const = default;
    /// "Z/X/Y.png" as QtLocation asks; nothing for anything else, also for numbers out of range.
    static std::optional<TileAddress> fromPath(QStringView path);
};
inline size_t qHash(const TileAddress &address, size_t seed = 0)
{
    return qHashMulti(seed, address.zoom, address.column, address.row);
}

// Pictures of tiles. Pure functions, any thread.

/// The part of the ancestor's picture that the tile covers, enlarged to a whole tile.
QImage scaledFromAncestor(const QImage &picture, const TileAddress &ancestor, const TileAddress &tile);
/// A plain tile of one colour.
QByteArray plainTile(const QColor &ground);
/// A map of another style in shades between the ground and a muted ink, so that data painted on it stay readable.
QImage toned(const QImage &picture, const QColor &ground);
QByteArray encodedPng(const QImage &picture);

} // namespace citywall
