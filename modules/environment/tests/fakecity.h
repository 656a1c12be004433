// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/history.h"
#include "sdk/timecontext.h"

#include <QHash>

#include <numeric>

// A clock, and a history of several feeds in memory, for tests of what follows them.
namespace citywall::test {

class FakeClock : public TimeContext
{
    Q_OBJECT
public:
    explicit FakeClock(const QTimeZone &zone = QTimeZone::UTC) : m_zone(zone) { }
    Mode mode() const override { return Mode::Fixed; }
    UtcTime now() const override { return m_now; }
    QTimeZone zone() const override { return m_zone; }
    TimeRange bounds() const override { return {}; }
    double rate() const override { return 1; }
    bool isPlaying() const override { return false; }
    Duration lag() const override { return {}; }
    TimeRange loop() const override { return {}; }
    void goLive() override { }
    void play() override { }
    void pause() override { }
    void seek(qint64 milliseconds) override
    {
        m_now = { milliseconds };
        Q_EMIT nowChanged();
    }
    void step(qint64 milliseconds) override { seek(m_now.milliseconds + milliseconds); }
    void setRate(double) override { }
    void setLoop(citywall::TimeRange) override { }
    double parse(const QString &) const override { return std::numeric_limits<double>::quiet_NaN(); }

private:
    const QTimeZone m_zone;
    UtcTime m_now;
};

class FakeHistory : public HistoryReader
{
    Q_OBJECT
public:
    /// Puts a decoded batch in; told as one `reset`.
    void put(const QString &feed, const DecodedBatch &batch, bool simulated, const AreaIndex *areas = nullptr)
    {
        auto dictionary = std::make_shared<FeedDictionary>();
        dictionary->sources = { { QStringLiteral("test"), QStringLiteral("nobody"), simulated } };
        for (const FeatureRecord &record : batch.features) {
            Feature feature;
            feature.key = FeatureKey(dictionary->features.size());
            feature.id = record.id;
            feature.name = record.name;
            feature.geometry = record.geometry;
            feature.position = record.geometry.value(0);
            feature.properties = record.properties;
            feature.area = areas && feature.position.isValid() ? areas->at(feature.position) : -1;
            dictionary->keys.insert(feature.id, feature.key);
            dictionary->features.push_back(feature);
        }
        std::vector<size_t> order(batch.observations.size());
        std::iota(order.begin(), order.end(), size_t(0));
        std::ranges::stable_sort(order, {}, [&](size_t i) { return batch.observations[i].phenomenonTime.milliseconds; });
        Observations columns;
        columns.feed = feed;
        for (const size_t i : order)
            add(columns, batch.observations[i]);
        m_dictionaries[feed] = dictionary;
        m_columns[feed] = columns;
        Q_EMIT reset(feed);
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        auto found = std::make_shared<Observations>();
        found->feed = query.feed;
        const Observations &all = m_columns[query.feed];
        for (size_t row = 0; row < all.size(); ++row) {
            if (!query.range.contains({ all.phenomenonTime[row] }) || (query.feature && *query.feature != all.feature[row]))
                continue;
            ObservationRecord record;
            record.feature = all.feature[row];
            record.phenomenonTime = { all.phenomenonTime[row] };
            for (size_t v = 0; v < maximumFields; ++v)
                record.values[v] = all.values[v][row];
            add(*found, record);
        }
        return QtFuture::makeReadyValueFuture(ObservationsPtr(found));
    }
    QFuture<Histogram> histogram(const QStringList &, TimeRange, int) override
    {
        return QtFuture::makeReadyValueFuture(Histogram {});
    }
    FeedDictionaryPtr dictionary(const QString &feed) const override
    {
        static const FeedDictionaryPtr empty = std::make_shared<FeedDictionary>();
        return m_dictionaries.value(feed, empty);
    }
    TimeRange extent(const QString &feed) const override
    {
        const Observations columns = m_columns.value(feed);
        return columns.size() == 0 ? TimeRange {}
                                   : TimeRange { { columns.phenomenonTime.front() }, { columns.phenomenonTime.back() + 1 } };
    }

private:
    static void add(Observations &to, const ObservationRecord &record)
    {
        to.phenomenonTime.push_back(record.phenomenonTime.milliseconds);
        to.receivedTime.push_back(record.phenomenonTime.milliseconds + 1000);
        to.feature.push_back(record.feature);
        to.longitudeE7.push_back(Observations::noPosition);
        to.latitudeE7.push_back(Observations::noPosition);
        for (size_t v = 0; v < maximumFields; ++v)
            to.values[v].push_back(record.values[v]);
        to.source.push_back(0);
    }

    QHash<QString, FeedDictionaryPtr> m_dictionaries;
    QHash<QString, Observations> m_columns;
};

} // namespace citywall::test
