// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

namespace citywall {

/// A history that holds nothing: what the shell shows while the real one cannot be opened. GUI thread.
class EmptyHistory : public HistoryReader
{
    Q_OBJECT
public:
    using HistoryReader::HistoryReader;

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override;
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override;
    FeedDictionaryPtr dictionary(const QString &feed) const override;
    TimeRange extent(const QString &feed = {}) const override;
};

} // namespace citywall
