// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/historywriter.h"
#include "sdk/history.h"

#include <QPromise>

#include <map>
#include <set>

/// A history in memory that can be told to fail or to take its time. Everything on the GUI thread.
class FakeHistory : public citywall::HistoryReader, public citywall::HistoryWriter
{
    Q_OBJECT
public:
    using Key = std::tuple<qint64, QString>; // time, feature

    QFuture<citywall::AppendResult> append(const QString &feed, citywall::DecodedBatch batch, const citywall::Source &source,
                                           citywall::UtcTime received) override
    {
        ++appends;
        lastSource = source;
        lastReceived = received;
        QPromise<citywall::AppendResult> promise;
        promise.start();
        QFuture<citywall::AppendResult> future = promise.future();
        if (!failure.isEmpty()) {
            promise.setException(std::make_exception_ptr(std::runtime_error(failure.toStdString())));
            promise.finish();
        } else if (hold) {
            held.emplace_back(std::move(promise), feed, std::move(batch));
            mostHeld = std::max(mostHeld, held.size());
        } else {
            promise.addResult(store(feed, batch));
            promise.finish();
        }
        return future;
    }
    void release()
    {
        hold = false;
        for (auto &[promise, feed, batch] : std::exchange(held, {})) {
            promise.addResult(store(feed, batch));
            promise.finish();
        }
    }
    citywall::AppendResult store(const QString &feed, const citywall::DecodedBatch &batch)
    {
        citywall::AppendResult result;
        auto &rows = data[feed];
        if (!batch.observations.empty())
            firstOfAppend.push_back(batch.observations.front().phenomenonTime);
        for (const citywall::ObservationRecord &o : batch.observations) {
            if (!rows.insert({ o.phenomenonTime.milliseconds, batch.features[o.feature].id }).second) {
                ++result.duplicates;
                continue;
            }
            ++result.accepted;
            const citywall::UtcTime end = o.phenomenonTime + citywall::Duration(1);
            result.range.begin = result.range.begin.isValid() ? std::min(result.range.begin, o.phenomenonTime) : o.phenomenonTime;
            result.range.end = std::max(result.range.end, end);
        }
        for (const citywall::FeatureRecord &f : batch.features) {
            if (!f.geometry.isEmpty())
                geometries.insert(f.id);
        }
        return result;
    }
    void beginBulk(const QString &) override { ++bulk; }
    void endBulk(const QString &) override
    {
        --bulk;
        ++bulksEnded;
    }
    void describe(const citywall::FeedDescriptor &feed) override { described.insert(feed.id); }

    QFuture<citywall::ObservationsPtr> request(const citywall::ObservationQuery &) override
    {
        return QtFuture::makeReadyValueFuture(past);
    }
    QFuture<citywall::Histogram> histogram(const QStringList &feeds, citywall::TimeRange range, int buckets) override
    {
        if (!failure.isEmpty())
            return QtFuture::makeExceptionalFuture<citywall::Histogram>(
                std::make_exception_ptr(std::runtime_error(failure.toStdString())));
        citywall::Histogram h { range, feeds, {} };
        for (const QString &feed : feeds)
            h.counts.push_back(count(feed, range, buckets));
        return QtFuture::makeReadyValueFuture(h);
    }
    std::vector<qint64> count(const QString &feed, citywall::TimeRange range, int buckets) const
    {
        std::vector<qint64> counts(size_t(buckets), 0);
        const auto rows = data.find(feed);
        if (rows == data.end())
            return counts;
        for (const Key &key : rows->second) {
            if (range.contains({ std::get<0>(key) }))
                ++counts[size_t((std::get<0>(key) - range.begin.milliseconds) * buckets / range.length().count())];
        }
        return counts;
    }
    citywall::FeedDictionaryPtr dictionary(const QString &) const override { return words; }
    citywall::TimeRange extent(const QString &) const override { return span; }

    citywall::ObservationsPtr past = std::make_shared<const citywall::Observations>(); ///< of any feed, as it is read
    citywall::FeedDictionaryPtr words = std::make_shared<const citywall::FeedDictionary>();
    citywall::TimeRange span;
    std::map<QString, std::set<Key>> data;
    std::set<QString> geometries;
    std::set<QString> described;
    std::vector<citywall::UtcTime> firstOfAppend;
    citywall::Source lastSource;
    citywall::UtcTime lastReceived;
    QString failure;
    bool hold = false;
    std::vector<std::tuple<QPromise<citywall::AppendResult>, QString, citywall::DecodedBatch>> held;
    size_t mostHeld = 0;
    int appends = 0;
    int bulk = 0;
    int bulksEnded = 0;
};
