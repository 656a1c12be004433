// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/query/fieldformat.h"
#include "engine/query/table.h"
#include "sdk/observation.h"

#include <functional>
#include <span>

namespace citywall {

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
};

} // namespace citywall
