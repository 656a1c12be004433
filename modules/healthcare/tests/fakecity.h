// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/history.h"
#include "sdk/timecontext.h"

#include <QCoreApplication>

#include <map>

// A clock and a history in memory, for tests of what follows them.
namespace citywall::test {

class FakeClock : public TimeContext
{
    Q_OBJECT
public:
    Mode mode() const override { return Mode::Fixed; }
    UtcTime now() const override { return m_now; }
    QTimeZone zone() const override { return QTimeZone("America/Chicago"); }
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
        QCoreApplication::processEvents(); // answers of the history
    }
    void step(qint64 milliseconds) override { seek(m_now.milliseconds + milliseconds); }
    void setRate(double) override { }
    void setLoop(citywall::TimeRange) override { }
    double parse(const QString &) const override { return std::numeric_limits<double>::quiet_NaN(); }

private:
    UtcTime m_now;
};

class FakeHistory : public HistoryReader
{
    Q_OBJECT
public:
    /// Takes a decoded batch as a history would: features and terms into the dictionary, rows in order of time.
    void take(const QString &feed, const DecodedBatch &batch, const AreaIndex &areas)
    {
        auto dictionary = std::make_shared<FeedDictionary>();
        for (const FeatureRecord &record : batch.features) {
            Feature feature;
            feature.key = FeatureKey(dictionary->features.size());
            feature.id = record.id;
            feature.name = record.name;
            feature.geometry = record.geometry;
            feature.position = record.geometry.value(0);
            feature.properties = record.properties;
            feature.area = areas.at(feature.position);
            dictionary->keys.insert(record.id, feature.key);
            dictionary->features.push_back(feature);
        }
        dictionary->terms = batch.terms;
        dictionary->sources = { { QStringLiteral("simulator"), {}, true } };
        m_dictionaries[feed] = dictionary;
        std::vector<ObservationRecord> sorted = batch.observations;
        std::ranges::stable_sort(sorted, {}, &ObservationRecord::phenomenonTime);
        m_rows[feed] = sorted;
        Q_EMIT reset(feed);
        QCoreApplication::processEvents();
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        auto found = std::make_shared<Observations>();
        found->feed = query.feed;
        for (const ObservationRecord &row : m_rows[query.feed]) {
            if (!query.range.contains(row.phenomenonTime))
                continue;
            found->phenomenonTime.push_back(row.phenomenonTime.milliseconds);
            found->receivedTime.push_back(row.phenomenonTime.milliseconds + 1000);
            found->feature.push_back(row.feature);
            found->longitudeE7.push_back(Observations::noPosition);
            found->latitudeE7.push_back(Observations::noPosition);
            for (size_t v = 0; v < maximumFields; ++v)
                found->values[v].push_back(row.values[v]);
            found->source.push_back(0);
        }
        return QtFuture::makeReadyValueFuture(ObservationsPtr(found));
    }
    QFuture<Histogram> histogram(const QStringList &, TimeRange, int) override
    {
        return QtFuture::makeReadyValueFuture(Histogram {});
    }
    FeedDictionaryPtr dictionary(const QString &feed) const override
    {
        const auto it = m_dictionaries.find(feed);
        return it == m_dictionaries.end() ? std::make_shared<FeedDictionary>() : it->second;
    }
    TimeRange extent(const QString &) const override { return {}; }

private:
    std::map<QString, std::shared_ptr<FeedDictionary>> m_dictionaries;
    std::map<QString, std::vector<ObservationRecord>> m_rows;
};

} // namespace citywall::test
