// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"

struct sqlite3_stmt;

namespace citywall {

/// A SELECT that every read runs: as SQLite::Statement, without what that one does for each column and run, which is as much as small
/// queries cost. Used by one thread at a time; the connection outlives it.
class ReadStatement
{
public:
    /// @throws SQLite::Exception
    ReadStatement(SQLite::Database &db, const char *sql);
    ~ReadStatement();
    Q_DISABLE_COPY_MOVE(ReadStatement)

    void bind(int index, qint64 value);
    bool step(); ///< to the next row; false after the last. @throws SQLite::Exception
    void reset(); ///< ready for the next run; never throws

    // Of the row that step() went to.
    qint64 number(int column) const;
    bool isNull(int column) const;
    QByteArrayView blob(int column) const; ///< until the next step or reset; null if there is none

private:
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace citywall
