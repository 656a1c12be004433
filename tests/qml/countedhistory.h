// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

#include <support/samples.h>

#include <QPromise>

#include <set>

namespace citywall {

/// Observations of one feature at given instants, unless told of which. Counts what is asked of it; can keep its answers back.
class CountedHistory : public HistoryReader
{
    Q_OBJECT
public:
    std::set<qint64> times;
    std::map<qint64, FeatureKey> features; ///< by instant
    std::set<qint64> gone; ///< of `times`: counted still, but not there any more
    bool held = false; ///< answers wait for release()
    int requests = 0;
    int histograms = 0;
    size_t rowsRead = 0;
    QString failure;

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        ++requests;
        auto rows = std::make_shared<Observations>();
        rows->feed = query.feed;
        for (auto it = times.lower_bound(query.range.begin.milliseconds); it != times.end() && *it < query.range.end.milliseconds;
             ++it) {
            if (gone.contains(*it))
                continue;
            const auto named = features.find(*it);
            test::add(*rows, { *it }, named == features.end() ? 0 : named->second, { 1, 1, 1, 1 });
        }
        rowsRead += rows->size();
        if (!failure.isEmpty())
            return QtFuture::makeExceptionalFuture<ObservationsPtr>(
                std::make_exception_ptr(std::runtime_error(failure.toStdString())));
        if (!held)
            return QtFuture::makeReadyValueFuture(ObservationsPtr(rows));
        const auto promise = std::make_shared<QPromise<ObservationsPtr>>();
        promise->start();
        m_waiting.append([promise, rows] {
            promise->addResult(rows);
            promise->finish();
        });
        return promise->future();
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        ++histograms;
        lastRange = range;
        Histogram h { range, feeds, { std::vector<qint64>(size_t(buckets), 0) } };
        const qint64 begin = range.begin.milliseconds;
        for (auto it = times.lower_bound(begin); it != times.end() && *it < range.end.milliseconds; ++it)
            ++h.counts[0][size_t((*it - begin) * buckets / range.length().count())];
        return QtFuture::makeReadyValueFuture(h);
    }
    FeedDictionaryPtr dictionary(const QString &) const override { return std::make_shared<FeedDictionary>(); }
    TimeRange extent(const QString &) const override
    {
        return times.empty() ? TimeRange {} : TimeRange { { *times.begin() }, { *times.rbegin() + 1 } };
    }
    void release()
    {
        for (const auto &answer : std::exchange(m_waiting, {}))
            answer();
    }

    TimeRange lastRange;

private:
    QList<std::function<void()>> m_waiting;
};

} // namespace citywall
