// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/usualrows.h"
#include "sdk/history.h"

#include <QTimer>

namespace citywall {

/// The city as it usually is, as a history: at any time what its feeds would tell if that hour were as the same hour of the weekday was
/// in the last weeks (usualRows()). Whoever reads it shows the usual by the code that shows what was. It repeats itself every week, so
/// of a range no more than its last eight days are told. GUI thread; computed in the pool.
class UsualHistory : public HistoryReader
{
    Q_OBJECT
public:
    /// @param history what really was; must outlive this
    UsualHistory(HistoryReader &history, QList<FeedDescriptor> feeds, const QTimeZone &zone, QObject *parent = nullptr);

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override;
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override;
    FeedDictionaryPtr dictionary(const QString &feed) const override { return m_history.dictionary(feed); }
    /// From when on there is a usual, to the end of the week that follows what was observed last.
    TimeRange extent(const QString &feed = {}) const override;

private:
    struct Reading;
    void finish(const std::shared_ptr<Reading> &reading);
    void heard(const QString &feed, TimeRange range);

    HistoryReader &m_history;
    const QList<FeedDescriptor> m_feeds;
    const QTimeZone m_zone;
    QHash<QString, TimeRange> m_read; ///< by feed: what the last answers were made of
    QStringList m_stale; ///< feeds of which older observations have come since
    QTimer m_later; ///< an import brings many at once
};

} // namespace citywall
