// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/tiles/tile.h"

#include <QFile>
#include <QPainter>

#include <SQLiteCpp/SQLiteCpp.h>

/// Four quarters: red, green / blue, white.
inline QByteArray quarteredTile()
{
    QImage picture(citywall::tilePixels, citywall::tilePixels, QImage::Format_RGB32);
    QPainter painter(&picture);
    const int half = citywall::tilePixels / 2;
    painter.fillRect(0, 0, half, half, Qt::red);
    painter.fillRect(half, 0, half, half, Qt::green);
    painter.fillRect(0, half, half, half, Qt::blue);
    painter.fillRect(half, half, half, half, Qt::white);
    painter.end();
    return citywall::encodedPng(picture);
}

/// An archive with the zooms 1 and 2 of the world's north-eastern quarter; ground #101112.
/// Zoom 1: the quartered tile. Zoom 2: yellow at the north-west of it, nothing stored elsewhere.
inline void makeArchive(const QString &path)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("CREATE TABLE metadata (name TEXT, value TEXT);"
                  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                  "INSERT INTO metadata VALUES ('name', 'Test'), ('format', 'png'), ('minzoom', '1'), ('maxzoom', '2'),"
                  " ('attribution', '© Nobody'), ('bounds', '0,0,180,85.0511'), ('citywall_ground', '#101112')");
    SQLite::Statement insert(database, "INSERT INTO tiles VALUES (?, ?, ?, ?)");
    const auto add = [&insert](int zoom, int column, int tmsRow, const QByteArray &picture) {
        insert.reset();
        insert.bind(1, zoom);
        insert.bind(2, column);
        insert.bind(3, tmsRow);
        insert.bind(4, picture.constData(), int(picture.size()));
        insert.exec();
    };
    add(1, 1, 1, quarteredTile()); // TMS: row 1 is the northern one
    add(2, 2, 3, citywall::plainTile(Qt::yellow));
}
