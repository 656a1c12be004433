// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"
#include "sdk/areas.h"
#include "sdk/history.h"
#include "sdk/timecontext.h"

// A clock, a history and requests in memory, for tests of what follows them.
namespace citywall::services::test {

inline constexpr float none = std::numeric_limits<float>::quiet_NaN();

// Terms in the order of their keys.
inline const QStringList terms { QStringLiteral("open"),    QStringLiteral("reopened"), QStringLiteral("closed"),
                                 QStringLiteral("web"),     QStringLiteral("app"),      QStringLiteral("phone"),
                                 QStringLiteral("Pothole"), QStringLiteral("Graffiti"), QStringLiteral("Roads"),
                                 QStringLiteral("Cleaning") };
inline constexpr float open = 0, reopened = 1, closed = 2, web = 3, app = 4, phone = 5, pothole = 6, graffiti = 7, roads = 8,
                       cleaning = 9;

struct Row {
    FeatureKey feature;
    double hour; ///< since the epoch, UTC
    float state;
    float category = none;
    float agency = none;
    float channel = none;
};

inline UtcTime hour(double h) { return { qint64(h * 3'600'000) }; }

inline void add(Observations &to, UtcTime t, FeatureKey feature, const std::array<float, maximumFields> &values)
{
    to.phenomenonTime.push_back(t.milliseconds);
    to.receivedTime.push_back(t.milliseconds);
    to.feature.push_back(feature);
    to.longitudeE7.push_back(Observations::noPosition);
    to.latitudeE7.push_back(Observations::noPosition);
    for (size_t v = 0; v < maximumFields; ++v)
        to.values[v].push_back(values[v]);
    to.source.push_back(0);
}

/// Rows in any order, of the request feed.
inline Observations rowsOf(std::vector<Row> rows)
{
    std::ranges::stable_sort(rows, {}, &Row::hour);
    Observations columns;
    columns.feed = requestFeed;
    for (const Row &row : rows)
        add(columns, hour(row.hour), row.feature, { row.state, row.category, row.agency, row.channel });
    return columns;
}

/// Features 0 … count − 1, the even ones in area 0, the odd ones in area 1, with an expected_datetime where one is given.
inline FeedDictionary dictionaryOf(int count, const QHash<int, double> &dueHours = {})
{
    FeedDictionary dictionary;
    dictionary.terms = terms;
    dictionary.sources = { { QStringLiteral("simulator"), {}, true } };
    for (int i = 0; i < count; ++i) {
        Feature feature;
        feature.key = FeatureKey(i);
        feature.id = QString::number(i);
        feature.area = i % 2;
        if (dueHours.contains(i))
            feature.properties[u"expected_datetime"] = hour(dueHours[i]).toIso();
        dictionary.keys.insert(feature.id, feature.key);
        dictionary.features.push_back(feature);
    }
    return dictionary;
}

/// A square of `size` degrees whose south-west corner is at (west, south).
inline Area square(const QString &id, double west, double south, double size, double population)
{
    Area area;
    area.id = id;
    area.name = id;
    area.geometry = {
        { { { west, south }, { west + size, south }, { west + size, south + size }, { west, south + size }, { west, south } } }
    };
    area.bounds = { west, south, west + size, south + size };
    area.population = population;
    return area;
}

class FakeClock : public TimeContext
{
    Q_OBJECT
public:
    Mode mode() const override { return Mode::Fixed; }
    UtcTime now() const override { return m_now; }
    QTimeZone zone() const override { return QTimeZone::UTC; }
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
    UtcTime m_now;
};

class FakeHistory : public HistoryReader
{
    Q_OBJECT
public:
    void set(const Observations &columns, const FeedDictionary &dictionary)
    {
        m_columns = columns;
        m_dictionary = std::make_shared<FeedDictionary>(dictionary);
        Q_EMIT reset(columns.feed);
    }
    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        auto found = std::make_shared<Observations>();
        found->feed = query.feed;
        for (size_t row = 0; query.feed == m_columns.feed && row < m_columns.size(); ++row) {
            const auto &v = m_columns.values;
            if (query.range.contains({ m_columns.phenomenonTime[row] })
                && (!query.feature || *query.feature == m_columns.feature[row]))
                add(*found, { m_columns.phenomenonTime[row] }, m_columns.feature[row],
                    { v[0][row], v[1][row], v[2][row], v[3][row] });
        }
        return QtFuture::makeReadyValueFuture(ObservationsPtr(found));
    }
    QFuture<Histogram> histogram(const QStringList &, TimeRange, int) override
    {
        return QtFuture::makeReadyValueFuture(Histogram {});
    }
    FeedDictionaryPtr dictionary(const QString &) const override { return m_dictionary; }
    TimeRange extent(const QString &) const override
    {
        return m_columns.size() == 0
            ? TimeRange {}
            : TimeRange { { m_columns.phenomenonTime.front() }, { m_columns.phenomenonTime.back() + 1 } };
    }

private:
    Observations m_columns;
    FeedDictionaryPtr m_dictionary = std::make_shared<FeedDictionary>();
};

} // namespace citywall::services::test
