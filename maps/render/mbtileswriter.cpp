// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mbtileswriter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <stdexcept>

namespace citywall::maptool {

MbtilesWriter::MbtilesWriter(const QString &path)
try : m_path(path), m_temporary(path + QStringLiteral(".part")) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile::remove(m_temporary);
    m_database = std::make_unique<SQLite::Database>(m_temporary.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    m_database->exec(
        "PRAGMA application_id = 0x4d504258; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096");
    m_transaction = std::make_unique<SQLite::Transaction>(*m_database);
    m_database->exec("CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT);"
                     "CREATE TABLE pictures (id INTEGER PRIMARY KEY, data BLOB NOT NULL);"
                     "CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, picture INTEGER NOT NULL,"
                     " PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;"
                     "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, data AS tile_data"
                     " FROM map JOIN pictures ON pictures.id = map.picture");
} catch (const SQLite::Exception &error) {
    throw std::runtime_error("cannot write " + path.toStdString() + ": " + error.what());
}

MbtilesWriter::~MbtilesWriter()
{
    if (m_database) {
        m_transaction.reset();
        m_database.reset();
        QFile::remove(m_temporary);
    }
}

void MbtilesWriter::setMetadata(const QString &name, const QString &value)
{
    SQLite::Statement insert(*m_database, "INSERT OR REPLACE INTO metadata VALUES (?, ?)");
    insert.bind(1, name.toStdString());
    insert.bind(2, value.toStdString());
    insert.exec();
}

void MbtilesWriter::addTile(int zoom, int column, int row, const QByteArray &picture)
{
    const auto hash = QCryptographicHash::hash(picture, QCryptographicHash::Sha1);
    auto found = m_pictures.constFind(hash);
    if (found == m_pictures.constEnd()) {
        found = m_pictures.insert(hash, int(m_pictures.size()) + 1);
        SQLite::Statement insert(*m_database, "INSERT INTO pictures VALUES (?, ?)");
        insert.bind(1, *found);
        insert.bindNoCopy(2, picture.constData(), int(picture.size()));
        insert.exec();
    }
    SQLite::Statement insert(*m_database, "INSERT INTO map VALUES (?, ?, ?, ?)");
    insert.bind(1, zoom);
    insert.bind(2, column);
    insert.bind(3, (1 << zoom) - 1 - row);
    insert.bind(4, *found);
    insert.exec();
    ++m_tiles;
}

void MbtilesWriter::finish()
{
    m_transaction->commit();
    m_transaction.reset();
    m_database.reset();
    QFile::remove(m_path);
    if (!QFile::rename(m_temporary, m_path))
        throw std::runtime_error("cannot rename " + m_temporary.toStdString());
}

} // namespace citywall::maptool
