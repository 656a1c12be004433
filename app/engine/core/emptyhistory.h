// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

namespace citywall {

/// A history that holds nothing: what the shell shows while the real one cannot be opened. Or what a history would be that knows of the
/// same features and has heard of none: what is drawn from it is what is drawn of nothing. GUI thread.
class EmptyHistory : public HistoryReader
{
    Q_OBJECT
public:
    using HistoryReader::HistoryReader;
    /// With its features, terms and times. @param known must outlive this
    explicit EmptyHistory(const HistoryReader &known, QObject *parent = nullptr);

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override;
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override;
    FeedDictionaryPtr dictionary(const QString &feed) const override;
    TimeRange extent(const QString &feed = {}) const override;

private:
    const HistoryReader *m_known = nullptr;
};

} // namespace citywall
