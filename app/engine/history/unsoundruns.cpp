// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/unsoundruns.h"

#include "engine/history/chunkcodec.h"

#include <array>

namespace citywall {

namespace {

constexpr std::array<std::pair<const char *, const char *>, 2> unsound {
    { { "chunk", "crc IS NOT row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections)" },
      { "tail", "crc IS NOT row_crc(seq, feed, t_min, t_max, n, corrections)" } }
};

std::string joined(std::initializer_list<const char *> parts)
{
    std::string whole;
    for (const char *part : parts)
        whole += part;
    return whole;
}

} // namespace

UnsoundRunsByFeed findUnsoundRuns(SQLite::Database &db)
{
    UnsoundRunsByFeed found;
    for (const auto &[table, isUnsound] : unsound) {
        for (SQLite::Statement row(db, joined({ "SELECT feed, n, keys FROM ", table, " NOT INDEXED WHERE ", isUnsound }));
             row.executeStep();) {
            UnsoundRuns &runs = found[row.getColumn(0).getInt64()];
            // These have checksums of their own.
            const auto keys = decodeKeys(blobOf(row.getColumn(2)), size_t(row.getColumn(1).getInt64()));
            if (!keys || keys->phenomenonTime.empty()) {
                ++runs.rows;
                continue;
            }
            runs.rows += qint64(keys->count);
            runs.ranges.push_back({ { keys->phenomenonTime.front() }, { keys->phenomenonTime.back() + 1 } });
        }
    }
    return found;
}

UnsoundRunsByFeed eraseUnsoundRuns(SQLite::Database &db)
{
    db.exec("REINDEX chunk_time");
    db.exec("REINDEX keyframe_time");
    UnsoundRunsByFeed found = findUnsoundRuns(db);
    for (const auto &[table, isUnsound] : unsound)
        db.exec(joined({ "DELETE FROM ", table, " NOT INDEXED WHERE ", isUnsound }));
    db.exec(found.empty() ? "DELETE FROM keyframe NOT INDEXED WHERE crc IS NOT row_crc(id, feed, t, chunk, n)"
                          : "DELETE FROM keyframe");
    return found;
}

} // namespace citywall
