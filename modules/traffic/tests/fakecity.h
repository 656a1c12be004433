// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"
#include "sdk/timecontext.h"

// A clock and a history in memory, for tests of what follows them.
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
    double rate() const override { return m_rate; }
    bool isPlaying() const override { return m_playing; }
    Duration lag() const override { return {}; }
    TimeRange loop() const override { return {}; }
    void goLive() override { }
    void play() override { m_playing = true; }
    void pause() override { m_playing = false; }
    void seek(qint64 milliseconds) override
    {
        m_now = { milliseconds };
        Q_EMIT nowChanged();
    }
    void step(qint64 milliseconds) override { seek(m_now.milliseconds + milliseconds); }
    void setRate(double rate) override { m_rate = rate; }
    void setLoop(citywall::TimeRange) override { }
    double parse(const QString &) const override { return std::numeric_limits<double>::quiet_NaN(); }

private:
    const QTimeZone m_zone;
    UtcTime m_now;
    double m_rate = 1;
    bool m_playing = false;
};

class FakeHistory : public HistoryReader
{
    Q_OBJECT
public:
    FakeHistory() : m_dictionary(std::make_shared<FeedDictionary>()) { }

    void setDictionary(const FeedDictionary &dictionary)
    {
        m_dictionary = std::make_shared<FeedDictionary>(dictionary);
        Q_EMIT dictionaryChanged(m_columns.feed);
    }
    /// Rows in any order; told as one `reset`.
    void setColumns(const QString &feed,
                    const std::vector<std::tuple<UtcTime, FeatureKey, std::array<float, maximumFields>>> &rows)
    {
        auto sorted = rows;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto &a, const auto &b) { return std::get<0>(a) < std::get<0>(b); });
        m_columns = {};
        m_columns.feed = feed;
        for (const auto &[time, feature, values] : sorted)
            add(m_columns, time.milliseconds, feature, values);
        Q_EMIT reset(feed);
    }

    /// One more row, told as `appended`.
    void append(const std::tuple<UtcTime, FeatureKey, std::array<float, maximumFields>> &row)
    {
        const auto &[time, feature, values] = row;
        auto fresh = std::make_shared<Observations>();
        fresh->feed = m_columns.feed;
        add(*fresh, time.milliseconds, feature, values);
        auto merged = Observations {};
        merged.feed = m_columns.feed;
        bool taken = false;
        for (size_t i = 0; i <= m_columns.size(); ++i) {
            if (!taken && (i == m_columns.size() || m_columns.phenomenonTime[i] > time.milliseconds)) {
                add(merged, time.milliseconds, feature, values);
                taken = true;
            }
            if (i < m_columns.size())
                add(merged, m_columns.phenomenonTime[i], m_columns.feature[i], valuesOf(i));
        }
        m_columns = merged;
        Q_EMIT appended(fresh);
    }

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        ++requests;
        if (!failure.isEmpty())
            return QtFuture::makeExceptionalFuture<ObservationsPtr>(
                std::make_exception_ptr(std::runtime_error(failure.toStdString())));
        auto found = std::make_shared<Observations>();
        found->feed = m_columns.feed;
        for (size_t row = 0; row < m_columns.size(); ++row) {
            if (query.range.contains({ m_columns.phenomenonTime[row] })
                && (!query.feature || *query.feature == m_columns.feature[row]))
                add(*found, m_columns.phenomenonTime[row], m_columns.feature[row], valuesOf(row));
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

    int requests = 0;
    QString failure;

    static void add(Observations &to, qint64 time, FeatureKey feature, const std::array<float, maximumFields> &values)
    {
        to.phenomenonTime.push_back(time);
        to.receivedTime.push_back(time + 1000);
        to.feature.push_back(feature);
        to.longitudeE7.push_back(Observations::noPosition);
        to.latitudeE7.push_back(Observations::noPosition);
        for (size_t v = 0; v < maximumFields; ++v)
            to.values[v].push_back(values[v]);
        to.source.push_back(0);
    }

private:
    std::array<float, maximumFields> valuesOf(size_t row) const
    {
        return { m_columns.values[0][row], m_columns.values[1][row], m_columns.values[2][row], m_columns.values[3][row] };
    }

    std::shared_ptr<FeedDictionary> m_dictionary;
    Observations m_columns;
};

} // namespace citywall::test
