// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <QFuture>
#include <QObject>

#include <optional>

namespace citywall {

/// Which observations: of one feed, in [begin, end), optionally of one feature or inside a box.
struct ObservationQuery {
    QString feed;
    TimeRange range;
    std::optional<FeatureKey> feature;
    std::optional<GeoBox> box; ///< by the observation's own position, else its feature's
};

/// Counts of observations in equal buckets over a range, one row per feed asked for.
struct Histogram {
    TimeRange range;
    QStringList feeds;
    std::vector<std::vector<qint64>> counts; ///< [feed][bucket]
};

/// The last row of each feature, in order of time.
/// @param rows sorted by time, then by arrival
ObservationsPtr newestOfEach(const Observations &rows);

/// The city's past and present, read-only, as every view sees it.
/// Lives on the GUI thread; reading happens elsewhere and arrives through the future (use whenFinished() of base/future.h).
/// A failed read is a future that holds an exception of type std::runtime_error with a message for people.
class HistoryReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QFuture<ObservationsPtr> request(const ObservationQuery &query) = 0;
    /// The state of a feed: the newest observation of each feature in (at − horizon, at], by time. What it costs does not grow with
    /// the horizon where the store keeps states; the default reads the whole span.
    virtual QFuture<ObservationsPtr> latest(const QString &feed, UtcTime at, Duration horizon);
    virtual QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) = 0;

    /// The snapshot at this moment, the same object until there is a newer one; never null. Rows of any observations already delivered are covered by it.
    virtual FeedDictionaryPtr dictionary(const QString &feed) const = 0;
    /// From the first to just after the last observation of the feed (all feeds if empty); empty range if none.
    virtual TimeRange extent(const QString &feed = {}) const = 0;

Q_SIGNALS:
    /// New observations, durable already, on the GUI thread. They may lie anywhere in time (late, imported).
    void appended(const citywall::ObservationsPtr &observations);
    void dictionaryChanged(const QString &feed);
    /// Large changes (an import, a backfill, a deletion): views ask again for what they show.
    void reset(const QString &feed);
};

} // namespace citywall
