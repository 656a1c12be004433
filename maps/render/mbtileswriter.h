// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>

namespace citywall::maptool {

/// Writes one MBTiles 1.3 file of raster tiles: into a temporary file beside it, in one transaction, then in its place.
/// The same picture is stored once (a view named "tiles" joins). Throws std::runtime_error. One thread at a time.
class MbtilesWriter
{
public:
    explicit MbtilesWriter(const QString &path);
    ~MbtilesWriter();
    void setMetadata(const QString &name, const QString &value);
    /// Row counts from the north (XYZ); it is stored from the south (TMS).
    void addTile(int zoom, int column, int row, const QByteArray &picture);
    void finish();
    int tileCount() const { return m_tiles; }

private:
    QString m_path;
    QString m_temporary;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<SQLite::Transaction> m_transaction;
    QHash<QByteArray, int> m_pictures; ///< hash of the picture -> its id
    int m_tiles = 0;
};

} // namespace citywall::maptool
