// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/usualhistory.h"

#include "base/future.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <stdexcept>

namespace citywall {

namespace {

using namespace std::chrono_literals;

constexpr Duration aWeek = std::chrono::days(7);
constexpr Duration longestTold = aWeek + 24h; ///< of a range
constexpr Duration longestCarried = 24h;     ///< less than a week, so that nothing counts in two of them
constexpr Duration betweenResets = 2s;

/// What has to be read of one week for these hours; empty if none of them can be used.
TimeRange weekOf(const std::vector<UsualHour> &hours, size_t index, Duration carried)
{
    TimeRange range;
    for (const UsualHour &hour : hours) {
        const TimeRange &before = hour.weeks[index];
        if (before.isEmpty() || !hour.isUsual())
            continue;
        range = range.isEmpty() ? before : TimeRange { std::min(range.begin, before.begin), std::max(range.end, before.end) };
    }
    return range.isEmpty() ? range : TimeRange { range.begin - carried, range.end };
}

} // namespace

/// A question under way: what its answer is made of arrives in up to four parts.
struct UsualHistory::Reading {
    FeedDescriptor feed;
    TimeRange range;
    std::vector<UsualHour> hours;
    Duration carried {};
    std::array<TimeRange, mostWeeks> weeks;
    WeekBlocks blocks;
    int missing = 0;
    QString error;
    QPromise<ObservationsPtr> promise;
};

UsualHistory::UsualHistory(HistoryReader &history, QList<FeedDescriptor> feeds, const QTimeZone &zone, QObject *parent)
    : HistoryReader(parent), m_history(history), m_feeds(std::move(feeds)), m_zone(zone)
{
    m_later.setSingleShot(true);
    m_later.setInterval(betweenResets);
    connect(&m_later, &QTimer::timeout, this, [this] {
        for (const QString &feed : std::exchange(m_stale, {}))
            Q_EMIT reset(feed);
    });
    connect(&history, &HistoryReader::dictionaryChanged, this, &HistoryReader::dictionaryChanged);
    connect(&history, &HistoryReader::reset, this, &HistoryReader::reset);
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (fresh->size() > 0)
            heard(fresh->feed, { { fresh->phenomenonTime.front() }, { fresh->phenomenonTime.back() + 1 } });
    });
}

/// What comes today is the usual of weeks to come; only what lies in a week that was read makes it another.
void UsualHistory::heard(const QString &feed, TimeRange range)
{
    const TimeRange read = m_read.value(feed);
    if (read.isEmpty() || range.begin >= read.end || range.end <= read.begin)
        return;
    if (!m_stale.contains(feed))
        m_stale.append(feed);
    m_later.start();
}

QFuture<ObservationsPtr> UsualHistory::request(const ObservationQuery &query)
{
    const auto reading = std::make_shared<Reading>();
    reading->promise.start();
    reading->range = { std::max(query.range.begin, query.range.end - longestTold), query.range.end };
    if (const auto feed = std::ranges::find(m_feeds, query.feed, &FeedDescriptor::id); feed != m_feeds.cend()) {
        reading->feed = *feed;
        reading->carried = std::min(feed->staleAfter, longestCarried);
        reading->hours = usualHours(reading->range, m_zone, m_history.extent(query.feed).begin);
    }
    reading->feed.id = query.feed;
    TimeRange all;
    for (size_t i = 0; i < reading->weeks.size(); ++i) {
        const TimeRange part = reading->weeks[i] = weekOf(reading->hours, i, reading->carried);
        if (!part.isEmpty())
            all = all.isEmpty() ? part : TimeRange { std::min(all.begin, part.begin), std::max(all.end, part.end) };
    }
    m_read[query.feed] = all;
    // Weeks that overlap are read once.
    std::vector<TimeRange> reads;
    if (reading->range.length() > aWeek)
        reads = { all };
    else
        reads.assign(reading->weeks.begin(), reading->weeks.end());
    std::erase_if(reads, [](const TimeRange &read) { return read.isEmpty(); });
    reading->missing = int(reads.size());
    for (const TimeRange &read : reads) {
        whenFinished(m_history.request({ query.feed, read, query.feature, query.box }), this,
                     [this, reading, read](const QFuture<ObservationsPtr> &done) {
                         const QString error = failureOf(done);
                         reading->error = error.isEmpty() ? reading->error : error;
                         for (size_t i = 0; i < reading->weeks.size() && error.isEmpty(); ++i) {
                             if (read.begin <= reading->weeks[i].begin && reading->weeks[i].end <= read.end)
                                 reading->blocks[i] = done.result();
                         }
                         if (--reading->missing == 0)
                             finish(reading);
                     });
    }
    if (reads.empty())
        finish(reading);
    return reading->promise.future();
}

void UsualHistory::finish(const std::shared_ptr<Reading> &reading)
{
    if (!reading->error.isEmpty()) {
        reading->promise.setException(std::make_exception_ptr(std::runtime_error(reading->error.toStdString())));
        reading->promise.finish();
        return;
    }
    const auto made = QtConcurrent::run(
        [reading] { return usualRows(reading->feed, reading->range, reading->hours, reading->blocks, reading->carried); });
    whenFinished(made, this, [reading](const QFuture<ObservationsPtr> &rows) {
        reading->promise.addResult(rows.result());
        reading->promise.finish();
    });
}

QFuture<Histogram> UsualHistory::histogram(const QStringList &feeds, TimeRange range, int buckets)
{
    return m_history.histogram(feeds, range, buckets);
}

TimeRange UsualHistory::extent(const QString &feed) const
{
    const TimeRange was = m_history.extent(feed);
    if (was.isEmpty())
        return was;
    const UtcTime first = UtcTime::fromDateTime(was.begin.toDateTime(m_zone).addDays(7 * fewestWeeks));
    return { first, std::max(first, was.end) + aWeek };
}

} // namespace citywall

#include "moc_usualhistory.cpp"
