// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/salvage.h"

#include <sqlite3.h>

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 nearest = 4096; // so many keys are tried one by one: a page holds fewer rows

} // namespace

Salvage::Salvage(SQLite::Database &db, const TableOrder &order) : m_db(db)
{
    const std::string sql = "SELECT " + order.key + ", * FROM " + order.table
        + (order.isByFeed ? " WHERE feed = ?2 AND " : " NOT INDEXED WHERE ") + order.key + " >= ?1 ORDER BY " + order.key;
    if (const int result = sqlite3_prepare_v2(db.getHandle(), sql.c_str(), -1, &m_rows, nullptr); result != SQLITE_OK)
        throw SQLite::Exception(db.getHandle(), result);
}

Salvage::~Salvage() { sqlite3_finalize(m_rows); }

Salvage::Step Salvage::step()
{
    const int result = sqlite3_step(m_rows);
    switch (result & 0xff) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::End;
    case SQLITE_CORRUPT:
        return Step::Unreadable;
    default:
        throw SQLite::Exception(m_db.getHandle(), result);
    }
}

void Salvage::begin(qint64 feed, qint64 from)
{
    sqlite3_reset(m_rows);
    sqlite3_bind_int64(m_rows, 1, from);
    sqlite3_bind_int64(m_rows, 2, feed); // without effect where there is no such parameter
}

bool Salvage::canRead(qint64 feed, qint64 from)
{
    const auto reset = qScopeGuard([this] { sqlite3_reset(m_rows); });
    begin(feed, from);
    const Step found = step();
    // A page whose keys are not in order leads to rows before what was asked for.
    return found == Step::End || (found == Step::Row && sqlite3_column_int64(m_rows, 0) >= from);
}

std::vector<LostKeys> Salvage::read(qint64 feed, const Take &take)
{
    const auto reset = qScopeGuard([this] { sqlite3_reset(m_rows); });
    std::vector<LostKeys> lost;
    for (qint64 next = least; next != LostKeys::end;) {
        begin(feed, next);
        Step found = step();
        while (found == Step::Row && sqlite3_column_int64(m_rows, 0) >= next) {
            take(m_rows);
            next = sqlite3_column_int64(m_rows, 0);
            if (next == LostKeys::end)
                return lost;
            ++next;
            found = step();
        }
        if (found == Step::End)
            break;
        const qint64 after = firstReadable(feed, next);
        lost.push_back({ feed, next, after == LostKeys::end ? after : after - 1 });
        next = after;
    }
    return lost;
}

qint64 Salvage::firstReadable(qint64 feed, qint64 from)
{
    qint64 unread = from;
    for (qint64 i = 1; i < nearest && from != least && unread < LostKeys::end - 1; ++i) {
        if (canRead(feed, ++unread))
            return unread;
    }
    // Then ever farther away, and from there back to where it begins.
    const qint64 origin = std::max<qint64>(unread, 0);
    qint64 read = origin;
    for (qint64 away = 1; !canRead(feed, read); away *= 2) {
        unread = read;
        if (away > (LostKeys::end - 1 - origin) / 2)
            return LostKeys::end;
        read = origin + away;
    }
    while (read - 1 > unread) {
        const qint64 middle = unread + qint64((quint64(read) - quint64(unread)) / 2);
        (canRead(feed, middle) ? read : unread) = middle;
    }
    return read;
}

} // namespace citywall
