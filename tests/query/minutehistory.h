// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/query/queryrun.h"

#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

namespace citywall::test {

using namespace Qt::StringLiterals;

/// A history in memory of one link (even minutes) and one vehicle that brings its own place (odd minutes), one observation a minute;
/// every fourth has no speed. Counts what it is asked, and how many of its answers are held at once.
class MinuteHistory : public HistoryReader
{
    Q_OBJECT
public:
    explicit MinuteHistory(int minutes, bool simulated = false)
    {
        auto made = std::make_shared<FeedDictionary>();
        Feature link;
        link.id = u"l1"_s;
        link.name = u"Main St, \"north\"\nramp"_s;
        link.geometry = { { -73.9, 40.7 }, { -73.8, 40.8 } };
        link.position = midpoint(link.geometry);
        link.area = 1;
        Feature vehicle;
        vehicle.key = 1;
        vehicle.id = u"v1"_s;
        vehicle.name = u"=1+1"_s;
        made->features.push_back(link);
        made->features.push_back(vehicle);
        made->terms = { u"ok"_s, u"slow"_s };
        made->sources = { { u"test"_s, u"Nobody"_s, simulated }, { u"model"_s, u"Somebody"_s, true } };
        m_dictionary = made;
        for (int i = 0; i < minutes; ++i)
            add(begin + std::chrono::minutes(i), quint32(i % 2), i % 4 == 3 ? ObservationRecord::nan : 10.5F, i % 3 == 0 ? 0 : 1);
        if (minutes > 0)
            m_all.details.insert(0, R"({"a":"b, c"})");
    }

    void add(UtcTime time, FeatureKey feature, float speed, float term, quint16 source = 0)
    {
        m_all.phenomenonTime.push_back(time.milliseconds);
        m_all.receivedTime.push_back(time.milliseconds + 500);
        m_all.feature.push_back(feature);
        m_all.longitudeE7.push_back(feature == 1 ? -739000000 : Observations::noPosition);
        m_all.latitudeE7.push_back(feature == 1 ? 407000000 : Observations::noPosition);
        m_all.values[0].push_back(speed);
        m_all.values[1].push_back(ObservationRecord::nan);
        m_all.values[2].push_back(1234.5F);
        m_all.values[3].push_back(term);
        m_all.source.push_back(source);
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        ++requests;
        lastQuery = query;
        if (fail)
            return QtFuture::makeExceptionalFuture<ObservationsPtr>(
                std::make_exception_ptr(std::runtime_error("the disk is gone")));
        auto block = std::make_unique<Observations>();
        block->feed = query.feed;
        for (size_t i = 0; i < m_all.size(); ++i) {
            if (m_all.phenomenonTime[i] < goneBefore.milliseconds || !query.range.contains({ m_all.phenomenonTime[i] })
                || (query.feature && *query.feature != m_all.feature[i]))
                continue;
            if (const auto detail = m_all.details.constFind(quint32(i)); detail != m_all.details.cend())
                block->details.insert(quint32(block->size()), *detail);
            block->phenomenonTime.push_back(m_all.phenomenonTime[i]);
            block->receivedTime.push_back(m_all.receivedTime[i]);
            block->feature.push_back(m_all.feature[i]);
            block->longitudeE7.push_back(m_all.longitudeE7[i]);
            block->latitudeE7.push_back(m_all.latitudeE7[i]);
            for (size_t v = 0; v < maximumFields; ++v)
                block->values[v].push_back(m_all.values[v][i]);
            block->source.push_back(m_all.source[i]);
        }
        largest = std::max(largest, block->size());
        mostHeld = std::max(mostHeld, ++held);
        return QtFuture::makeReadyValueFuture(ObservationsPtr(block.release(), [this](const Observations *gone) {
            --held;
            delete gone;
        }));
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        Histogram counts { range, feeds, { std::vector<qint64>(size_t(buckets)) } };
        for (const qint64 time : m_all.phenomenonTime) {
            if (range.contains({ time }))
                ++counts.counts[0][size_t((time - range.begin.milliseconds) * buckets / range.length().count())];
        }
        return QtFuture::makeReadyValueFuture(counts);
    }
    FeedDictionaryPtr dictionary(const QString &) const override { return m_dictionary; }
    TimeRange extent(const QString &) const override
    {
        return m_all.size() == 0 ? TimeRange() : TimeRange { extentBegin, UtcTime { m_all.phenomenonTime.back() + 1 } };
    }

    const UtcTime begin = UtcTime::fromIso(u"2024-01-01T00:00:00Z");
    UtcTime extentBegin = begin;
    ObservationQuery lastQuery;
    int requests = 0;
    int held = 0;
    int mostHeld = 0;
    size_t largest = 0;
    bool fail = false;
    UtcTime goneBefore { 0 }; ///< what is from before it is counted, and not there any more

private:
    Observations m_all;
    FeedDictionaryPtr m_dictionary;
};

/// Runs to its end.
inline QuerySummary runQuery(const QueryRequest &request, HistoryReader &reader, TableWriter &writer,
                             const AreaIndex *areas = nullptr)
{
    QueryRun run(request, reader, areas, writer);
    QSignalSpy finished(&run, &QueryRun::finished);
    run.start();
    return finished.isEmpty() && !finished.wait() ? QuerySummary {} : finished[0][0].value<QuerySummary>();
}

} // namespace citywall::test
