// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/readstatement.h"

#include <sqlite3.h>

namespace citywall {

ReadStatement::ReadStatement(SQLite::Database &db, const char *sql)
{
    const int result = sqlite3_prepare_v3(db.getHandle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (result != SQLITE_OK)
        throw SQLite::Exception(db.getHandle(), result);
}

ReadStatement::~ReadStatement() { sqlite3_finalize(m_statement); }

void ReadStatement::bind(int index, qint64 value) { sqlite3_bind_int64(m_statement, index, value); }

bool ReadStatement::step()
{
    const int result = sqlite3_step(m_statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        throw SQLite::Exception(sqlite3_db_handle(m_statement), result);
    return result == SQLITE_ROW;
}

void ReadStatement::reset() { sqlite3_reset(m_statement); }

qint64 ReadStatement::number(int column) const { return sqlite3_column_int64(m_statement, column); }

bool ReadStatement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

QByteArrayView ReadStatement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return { static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column) };
}

} // namespace citywall
