// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

#include <QFuture>

namespace citywall {

/// What became of one appended batch, once it is durable.
struct AppendResult {
    qint64 accepted = 0;   ///< observations stored
    qint64 duplicates = 0; ///< what is stored already of that feature and instant, from whatever source: not stored again
    TimeRange range;       ///< of the accepted ones
};

/// The way into the history. Any thread may call; batches of one caller are stored in the order of the calls.
class HistoryWriter
{
public:
    virtual ~HistoryWriter() = default;

    /// Tells which of a feed's values are terms. The history remembers it; a batch that brings terms for a feed that was
    /// never described is refused. Once per start for every feed that modules add, and again whenever it suits.
    virtual void describe(const FeedDescriptor &feed) { Q_UNUSED(feed) }

    /// Stores a batch and, when the future finishes, it is on the disk (synchronous FULL).
    /// @param feed     FeedDescriptor::id
    /// @param received when the payload arrived here
    /// A failure (disk full, read-only, corrupt) is a std::runtime_error in the future with a message for people;
    /// nothing of the batch is stored then.
    virtual QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received) = 0;

    /// Between these two, `appended` is not signalled for the feed; endBulk ends with one `reset`. For imports and backfills.
    virtual void beginBulk(const QString &feed) = 0;
    virtual void endBulk(const QString &feed) = 0;
};

} // namespace citywall
