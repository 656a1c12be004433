// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/result.h"
#include "map/tiles/tile.h"

#include <QColor>

#include <memory>
#include <optional>

namespace SQLite {
class Database;
}

namespace citywall {

/// A raster MBTiles 1.3 file, opened for reading only.
/// Thread: any, one at a time; opened on one thread it may be used and destroyed on another.
/// Errors: a file that is absent, damaged or of another kind is an Error, never an exception or a crash.
class MbtilesArchive
{
public:
    static Result<std::shared_ptr<MbtilesArchive>> open(const QString &path);
    ~MbtilesArchive();

    QString path() const { return m_path; }
    QString name() const { return m_name; }
    QString attribution() const { return m_attribution; }
    QString format() const { return m_format; } ///< "png", "jpg" or "webp"
    GeoBox bounds() const { return m_bounds; }
    int minZoom() const { return m_minZoom; }
    int maxZoom() const { return m_maxZoom; }
    /// The colour beyond the map, from the key "citywall_ground"; nothing in archives of others.
    std::optional<QColor> ground() const { return m_ground; }

    /// The picture as stored; nothing where the archive has none.
    Result<std::optional<QByteArray>> tile(const TileAddress &address) const;
    /// Whether the tile touches the bounds.
    bool covers(const TileAddress &address) const;

private:
    MbtilesArchive() = default;
    Status readMetadata();

    QString m_path;
    QString m_name;
    QString m_attribution;
    QString m_format;
    GeoBox m_bounds;
    int m_minZoom = 0;
    int m_maxZoom = 0;
    std::optional<QColor> m_ground;
    std::unique_ptr<SQLite::Database> m_database;
};

} // namespace citywall
