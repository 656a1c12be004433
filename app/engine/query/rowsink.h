// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/query/fieldformat.h"
#include "engine/query/table.h"
#include "sdk/history.h"

#include <functional>
#include <span>

namespace citywall {

class EarlierSink;

/// Turns the wanted observations of one feed into the rows of a table. One thread.
class RowSink
{
public:
    using Emit = std::function<void(const TableRow &)>; ///< the row is written before it returns
    virtual ~RowSink() = default;

    virtual Table table() const = 0;
    /// @param rows indices into the block, ascending; blocks come in order of time
    virtual Status take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                        const Emit &emit) = 0;
    /// After the last block.
    virtual Status finish(const FeedDictionary &dictionary, const Emit &emit) = 0;
    /// What else it needs of the feed, asked after each block and after finish(); null = never anything.
    virtual EarlierSink *earlier() { return nullptr; }
};

/// Takes earlier spans of a feed for rows that wait for them.
class EarlierSink
{
public:
    virtual ~EarlierSink() = default;

    virtual TimeRange wanted() = 0; ///< the span to be read next: the three that follow; empty = none
    /// @param counts of the feed, by hours of UTC, of those that the span touches
    virtual void beginSpan(const Histogram &counts) = 0;
    /// @param rows as of RowSink::take()
    virtual Status takeSpan(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows) = 0;
    virtual void endSpan(const FeedDictionary &dictionary, const RowSink::Emit &emit) = 0;
};

} // namespace citywall
