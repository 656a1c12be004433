// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

struct sqlite3_stmt;

namespace citywall {

/// How the rows of a table are found: by an integer, alone or within each feed.
struct TableOrder {
    std::string table;
    std::string key;
    bool isByFeed = false;
};

/// Keys of rows that cannot be read: which of them there were nobody knows.
struct LostKeys {
    static constexpr qint64 end = std::numeric_limits<qint64>::max();
    qint64 feed = 0; ///< where rows are found within feeds
    qint64 first = 0;
    qint64 last = 0; ///< `end`: nothing was readable after them
};

/// Reads a table around the pages that SQLite cannot read. On a connection that does not write: a transaction in which something could not
/// be read takes no writes.
class Salvage
{
public:
    /// Of a row, all columns of the table from the second on; the first is the key.
    using Take = std::function<void(sqlite3_stmt *row)>;

    /// @throws SQLite::Exception, as does read() where anything else is wrong than the pages
    Salvage(SQLite::Database &db, const TableOrder &order);
    ~Salvage();
    Q_DISABLE_COPY_MOVE(Salvage)

    /// In order of the keys. @param feed where rows are found within feeds
    std::vector<LostKeys> read(qint64 feed, const Take &take);

private:
    enum class Step { Row, End, Unreadable };
    Step step();
    void begin(qint64 feed, qint64 from);
    bool canRead(qint64 feed, qint64 from); ///< the first row from there on, if any
    qint64 firstReadable(qint64 feed, qint64 from); ///< LostKeys::end: none

    SQLite::Database &m_db;
    sqlite3_stmt *m_rows = nullptr;
};

} // namespace citywall
