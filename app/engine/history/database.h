// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/history/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QScopeGuard>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace citywall {

// The database file itself: opening, schema and the words for what can go wrong.
//
// Layout (what was measured best for playback and ingest, see the chunk table):
//  - `tail` holds each appended batch as one packed row, so that a commit is one small insert and one fsync.
//  - When a feed's tail has grown, it is sorted by time, cut into `chunk` rows of up to 4,096 observations and removed,
//    in one transaction. Chunks are sliced by time and hold one feed each: every view asks for one feed at a time, so a
//    minute of playback decodes one chunk per visible feed. Observations older than what was sealed before get chunks of
//    their own (lane 1), so that a few late ones do not stretch the time span of the regular chunks.
//  - Rows in chunks never change, but they may become fewer (thinning, erasure), and small chunks are joined.
//    `feed.sealed` is the last tail row that chunks have taken over.
//  - `rollup` and `rollup_day` count observations per feed and minute, hour and day, for histograms.
//  - `keyframe` holds the newest row of each feature at instants that are some chunks apart, so that the state at any
//    instant costs one of them and the rows since. It can be thrown away: it is made anew from the chunks.
//  - Rows carry a checksum `crc` of their own values (see checksum.h), packed columns one each.
// Arrival order is (chunk id, row), then (tail seq, row); the last arrival for a feature and time is the one that holds.

inline constexpr int onTimeLane = 0; ///< chunks that follow each other in time
inline constexpr int lateLane = 1;   ///< chunks of observations older than what was sealed before

inline constexpr qint32 historyApplicationId = 0x43574849; // "CWHI"

/// Opens, creates or brings up to date. A file that is not a history, is newer or is damaged is left untouched. Nothing of one that is up
/// to date is written.
Result<std::unique_ptr<SQLite::Database>> openForWriting(const QString &path);
/// The same. @throws SQLite::Exception for what SQLite refuses
Result<std::unique_ptr<SQLite::Database>> openForWritingOrThrow(const QString &path);
/// Where those who read and write cannot make the files by which they agree (nothing can be written there, the disk is full) it is read as
/// a file that stays as it is: nobody may write it while such a connection reads. @throws SQLite::Exception
std::unique_ptr<SQLite::Database> openForReading(const QString &path);

/// Whether the indexes by which chunks and keyframes are found can be read. Outside of a transaction: SQLite takes no writes in one in which
/// something could not be read. @throws SQLite::Exception
bool areIndexesReadable(SQLite::Database &db);
/// Makes them anew from the tables, whatever state they are in, in a transaction of its own. Pages of the former ones stay in the file,
/// unused, until it is rebuilt. @throws SQLite::Exception
void remakeIndexes(SQLite::Database &db);
/// Takes tables, indexes and triggers out of the schema, whatever state their pages are in; these stay in the file, unused, until it is
/// rebuilt. Within the caller's transaction. @param which a condition on sqlite_schema @returns the SQL that made them, tables first
std::vector<std::string> forgetObjects(SQLite::Database &db, const std::string &which);
/// Whether what SQLite was to read is not what it wrote, or the disk does not give it back; nothing is wrong with what was asked.
bool isUnreadable(const SQLite::Exception &e);

/// Whether there is no room for what was to be written, and nothing else is wrong.
bool isDiskFull(const SQLite::Exception &e);

/// What the failure means to a person, with SQLite's own words as detail.
Error explain(const SQLite::Exception &e, const QString &path);
/// The exception that futures carry: message and detail in one text.
std::exception_ptr asException(const Error &error);

/// Runs an INSERT, UPDATE or DELETE with these values; ready for the next run afterwards, also when it throws.
template<typename... Values>
void run(SQLite::Statement &statement, const Values &...values)
{
    const auto reset = qScopeGuard([&] { statement.tryReset(); });
    int index = 0;
    [[maybe_unused]] const auto bind = [&](const auto &value) {
        using Value = std::decay_t<decltype(value)>;
        ++index;
        if constexpr (std::is_integral_v<Value>)
            statement.bind(index, int64_t(value));
        else if constexpr (std::is_same_v<Value, QString>)
            statement.bind(index, value.toStdString());
        else if constexpr (std::is_same_v<Value, QByteArray>)
            statement.bindNoCopy(index, static_cast<const void *>(value.isNull() ? "" : value.constData()), int(value.size()));
        else
            value ? statement.bind(index, int64_t(*value)) : statement.bind(index); // std::optional: NULL if empty
    };
    (bind(values), ...);
    statement.exec();
}

inline QByteArrayView blobOf(const SQLite::Column &column)
{
    const void *bytes = column.getBlob();
    return { static_cast<const char *>(bytes), column.getBytes() };
}
inline QString textOf(const SQLite::Column &column)
{
    const char *text = column.getText(); // first: asking for the size settles the encoding
    return QString::fromUtf8(text, column.getBytes());
}

} // namespace citywall
