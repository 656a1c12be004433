// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QHash>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace citywall {

/// What the database says of a feed.
struct FeedRow {
    qint64 id = 0; ///< 0 = there is no such feed
    qint64 sealed = 0;
    std::optional<qint64> rawFrom; ///< rows before this instant are thinned out; counts still tell them
};

/// What the database says of a chunk without its columns.
struct ChunkRow {
    qint64 id = 0;
    TimeRange range;
    size_t count = 0;
    bool corrections = false;
    bool isSound = true; ///< by the checksum of what is said here; if not, what it holds may be anything's
};

/// What one connection has read of feeds and of where their chunks lie, as long as nobody writes: whoever plays, scrubs or looks again
/// finds the chunks of the moment without asking the database. It never has more than was asked for, so that reading it anew after
/// each commit costs no more than asking did, however long the history is. Used by one thread at a time.
class ChunkDirectory
{
public:
    /// A snapshot of that version of the database begins: what was read of another one is forgotten.
    void begin(qint64 version);

    const FeedRow *feed(const QString &name) const; ///< null: not known
    void keepFeed(const QString &name, const FeedRow &row) { m_feeds.insert(name, row); }

    /// All chunks that touch any range within `within`; by time, then arrival.
    struct Part {
        TimeRange within;
        std::vector<ChunkRow> chunks;
    };
    /// Those that touch the range; nothing if not all of them are known.
    std::optional<std::vector<ChunkRow>> find(qint64 feed, TimeRange range) const;
    void keep(qint64 feed, Part part);

private:
    std::optional<qint64> m_version;
    QHash<QString, FeedRow> m_feeds;
    QHash<qint64, std::map<UtcTime, Part>> m_parts; // by feed, and where they begin
    size_t m_chunks = 0; // in all of them
};

} // namespace citywall
