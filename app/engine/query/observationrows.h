// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/query/rowsink.h"

namespace citywall {

/// The observations themselves, a row each: what, when, where, values, and whose they are.
class ObservationRows : public RowSink
{
public:
    ObservationRows(const FeedDescriptor &feed, const QList<Metric> &metrics);

    Table table() const override;
    Status take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                const Emit &emit) override;
    Status finish(const FeedDictionary &, const Emit &) override { return ok(); }

private:
    FeedDescriptor m_feed;
    QList<FieldFormat> m_formats;
};

} // namespace citywall
