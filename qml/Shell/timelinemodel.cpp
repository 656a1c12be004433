// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinemodel.h"

#include "base/future.h"
#include "sdk/comparison.h"
#include "sdk/services.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace citywall {

namespace {
constexpr double minimumSpan = 60'000;
constexpr double maximumSpan = 10 * 365.25 * 86'400'000;
constexpr double firstSpan = 24 * 3'600'000.0;
/// Bars stand for round lengths of time, so that feeds with a rhythm of minutes do not beat against them; and for whole minutes, which
/// are counted without a look at the observations, also where these are thinned out.
constexpr std::array<qint64, 13> bucketSeconds { 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800 };
constexpr qint64 barMinute = 60'000;
constexpr qint64 barHour = 60 * barMinute;
constexpr qint64 barWeek = 7 * 24 * barHour;
constexpr qint64 firstMonday = 4 * 24 * barHour; ///< 1970-01-05

} // namespace

qint64 barScale(const std::vector<qint64> &counts)
{
    constexpr size_t fewestBars = 8; ///< of fewer none is an exception
    std::vector<qint64> bars;
    std::ranges::copy_if(counts, std::back_inserter(bars), [](qint64 count) { return count > 0; });
    if (bars.empty())
        return 0;
    std::ranges::sort(bars);
    if (bars.size() < fewestBars)
        return bars.back();
    const size_t rank = std::min((bars.size() * 98 + 99) / 100, bars.size() - 1);
    return bars.back() > 2 * bars[rank - 1] ? bars[rank - 1] : bars.back();
}

TimelineModel::TimelineModel(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(60));
    m_later.setSingleShot(true);
    m_later.setInterval(std::chrono::seconds(2));
    connect(&m_soon, &QTimer::timeout, this, &TimelineModel::ask);
    connect(&m_later, &QTimer::timeout, this, &TimelineModel::ask);
    if (TimeContext *clock = services().clock) {
        connect(clock, &TimeContext::nowChanged, this, &TimelineModel::follow);
        showSpan(firstSpan);
    }
    if (HistoryReader *history = services().history) {
        connect(history, &HistoryReader::appended, this, [this] {
            if (!m_later.isActive())
                m_later.start();
        });
        connect(history, &HistoryReader::reset, this, &TimelineModel::soon);
    }
    if (const CityComparison *both = comparison()) {
        connect(both, &CityComparison::activeChanged, this, &TimelineModel::compare);
        connect(both, &CityComparison::earlierChanged, this, &TimelineModel::compare);
        compare();
    }
}

void TimelineModel::setLaneList(const QVariantList &lanes)
{
    QList<QStringList> feeds;
    for (const QVariant &lane : lanes)
        feeds.append(lane.toStringList());
    setLanes(feeds);
}

void TimelineModel::setLanes(const QList<QStringList> &lanes)
{
    if (m_lanes == lanes)
        return;
    m_lanes = lanes;
    ++m_request; // what is under way is of other feeds, as is what was counted
    const bool shown = m_loading || !m_histogram.counts.empty() || !m_error.isEmpty();
    m_loading = m_again = false;
    m_histogram = {};
    m_usual.clear();
    m_totals.clear();
    m_error.clear();
    Q_EMIT lanesChanged();
    if (shown)
        Q_EMIT histogramChanged();
    soon();
}

void TimelineModel::setBuckets(int buckets)
{
    buckets = std::clamp(buckets, 1, 4000);
    if (m_buckets == buckets)
        return;
    m_buckets = buckets;
    Q_EMIT bucketsChanged();
    soon();
}

/// Not put off by more of the same, so that bars also follow a gesture that goes on.
void TimelineModel::soon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

double TimelineModel::bucketLength() const
{
    return m_histogram.counts.empty() || m_histogram.counts.front().empty()
        ? 0
        : double(m_histogram.range.length().count()) / double(m_histogram.counts.front().size());
}

QList<double> TimelineModel::largest() const
{
    QList<double> all;
    for (const std::vector<qint64> &lane : m_histogram.counts)
        all.append(lane.empty() ? 0 : double(std::ranges::max(lane)));
    return all;
}

QList<double> TimelineModel::scales() const
{
    QList<double> all;
    for (size_t lane = 0; lane < m_histogram.counts.size(); ++lane)
        all.append(double(scaleOf(int(lane))));
    return all;
}

qint64 TimelineModel::scaleOf(int lane) const
{
    std::vector<qint64> heights = m_histogram.counts[size_t(lane)];
    for (size_t bar = 0, bars = m_usual.empty() ? 0 : heights.size(); bar < bars; ++bar) {
        if (const double usual = m_usual[size_t(lane)][bar]; !std::isnan(usual))
            heights.push_back(qint64(std::ceil(usual)));
    }
    return barScale(heights);
}

QList<double> TimelineModel::totals() const
{
    QList<double> all;
    for (const std::vector<qint64> &lane : m_histogram.counts)
        all.append(double(std::accumulate(lane.begin(), lane.end(), qint64(0))));
    return all;
}

int TimelineModel::bucketAt(double milliseconds) const
{
    const double begin = double(m_histogram.range.begin.milliseconds);
    if (bucketLength() <= 0 || !(milliseconds >= begin) || !(milliseconds < double(m_histogram.range.end.milliseconds)))
        return -1;
    return int((milliseconds - begin) / bucketLength());
}

double TimelineModel::bucketBegin(int bucket) const
{
    return double(m_histogram.range.begin.milliseconds) + bucket * bucketLength();
}

double TimelineModel::countOf(int lane, int bucket) const
{
    const bool known = lane >= 0 && size_t(lane) < m_histogram.counts.size() && bucket >= 0
        && size_t(bucket) < m_histogram.counts[size_t(lane)].size();
    return known ? double(m_histogram.counts[size_t(lane)][size_t(bucket)]) : std::numeric_limits<double>::quiet_NaN();
}

double TimelineModel::totalOf(const QString &feed) const
{
    const auto total = m_totals.constFind(feed);
    return total == m_totals.cend() ? std::numeric_limits<double>::quiet_NaN() : double(*total);
}

double TimelineModel::timeAt(double x, double width) const { return width > 0 ? m_begin + span() * x / width : m_begin; }

double TimelineModel::xAt(double milliseconds, double width) const
{
    return span() > 0 ? (milliseconds - m_begin) / span() * width : 0;
}

void TimelineModel::show(double begin, double end)
{
    if (!std::isfinite(begin) || !std::isfinite(end) || end <= begin)
        return;
    const double length = std::clamp(end - begin, minimumSpan, maximumSpan);
    const double middle = (begin + end) / 2;
    begin = std::round(middle - length / 2);
    end = std::round(middle + length / 2);
    if (begin == m_begin && end == m_end)
        return;
    m_begin = begin;
    m_end = end;
    Q_EMIT viewChanged();
    soon();
}

void TimelineModel::zoom(double factor, double anchorMilliseconds)
{
    factor = std::clamp(span() * factor, minimumSpan, maximumSpan) / span();
    show(anchorMilliseconds + (m_begin - anchorMilliseconds) * factor,
         anchorMilliseconds + (m_end - anchorMilliseconds) * factor);
}

void TimelineModel::pan(double milliseconds) { show(m_begin + milliseconds, m_end + milliseconds); }

void TimelineModel::showSpan(double milliseconds)
{
    const TimeContext *clock = services().clock;
    if (!clock)
        return;
    const double now = double(clock->nowMilliseconds());
    const double ahead = clock->mode() == TimeContext::Mode::Live ? 0.04 : 0.5;
    show(now - milliseconds * (1 - ahead), now + milliseconds * ahead);
}

void TimelineModel::showAll()
{
    const TimeContext *clock = services().clock;
    if (!clock || clock->bounds().isEmpty())
        return;
    const double length = double(clock->bounds().length().count());
    const double begin = double(clock->bounds().begin.milliseconds);
    show(begin - 0.02 * length, begin + 1.04 * length);
}

void TimelineModel::follow()
{
    const TimeContext *clock = services().clock;
    const double now = double(clock->nowMilliseconds());
    if (now >= m_begin && now <= m_end)
        return;
    // The clock has left the picture: turn the page in the direction of travel.
    const bool live = clock->mode() == TimeContext::Mode::Live;
    const double ahead = live ? 0.04 : !clock->isPlaying() ? 0.5 : clock->rate() > 0 ? 0.9 : 0.1;
    const double length = span();
    show(now - length * (1 - ahead), now + length * ahead);
}

/// Bars of whole hours begin at the city's midnight, weeks on Monday, as far as its offset from UTC is one of whole minutes.
TimeRange TimelineModel::countedRange(int &count) const
{
    const auto fits = [this](qint64 seconds) { return double(seconds) * 1000 >= span() / m_buckets; };
    const auto it = std::find_if(bucketSeconds.begin(), bucketSeconds.end(), fits);
    const qint64 bucket = 1000 * (it == bucketSeconds.end() ? bucketSeconds.back() : *it);
    qint64 origin = bucket == barWeek ? firstMonday : 0;
    if (const TimeContext *clock = services().clock; clock && bucket > barHour) {
        const qint64 offset = 1000 * clock->zone().offsetFromUtc(QDateTime::fromMSecsSinceEpoch(qint64(m_begin)));
        if (offset % barMinute == 0)
            origin -= offset;
    }
    const qint64 begin = origin + qint64(std::floor((m_begin - double(origin)) / double(bucket))) * bucket;
    count = std::max(1, int(std::ceil((m_end - double(begin)) / double(bucket))));
    return { { begin }, { begin + count * bucket } };
}

void TimelineModel::ask()
{
    HistoryReader *history = services().history;
    QStringList feeds;
    for (const QStringList &lane : std::as_const(m_lanes))
        feeds += lane;
    feeds.removeDuplicates();
    if (!history || feeds.isEmpty() || span() <= 0)
        return;
    m_soon.stop();
    m_later.stop();
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    Q_EMIT histogramChanged();
    int count = 0;
    const TimeRange range = countedRange(count);
    const auto parts = std::make_shared<const std::vector<Part>>(partsOf(feeds, range, count));
    const auto awaited = std::make_shared<size_t>(parts->size());
    ++m_request;
    for (const Part &part : *parts) {
        whenFinished(part.counted, this, [this, parts, awaited, request = m_request](const QFuture<Histogram> &) {
            if (--*awaited == 0)
                take(*parts, request);
        });
    }
}

void TimelineModel::take(const std::vector<Part> &parts, quint64 request)
{
    if (request != m_request)
        return;
    m_loading = false;
    m_error.clear();
    bool whole = true;
    for (const Part &part : parts) {
        if (m_error.isEmpty())
            m_error = failureOf(part.counted);
        whole = whole && part.counted.resultCount() > 0;
    }
    if (parts.front().counted.resultCount() > 0)
        bringTogether(parts.front().counted.result());
    if (whole && m_compared && parts.size() > 1) {
        for (const QStringList &lane : std::as_const(m_lanes))
            m_usual.push_back(usualOfLane(lane, parts));
    }
    if (std::exchange(m_again, false))
        soon();
    Q_EMIT histogramChanged();
}

void TimelineModel::bringTogether(const Histogram &byFeed)
{
    m_histogram = { byFeed.range, byFeed.feeds, {} };
    m_usual.clear();
    m_totals.clear();
    if (byFeed.counts.empty())
        return;
    for (size_t i = 0; i < byFeed.counts.size(); ++i)
        m_totals.insert(byFeed.feeds[qsizetype(i)], std::accumulate(byFeed.counts[i].begin(), byFeed.counts[i].end(), qint64(0)));
    for (const QStringList &lane : std::as_const(m_lanes))
        m_histogram.counts.push_back(countsOfLane(lane, byFeed));
}

std::vector<qint64> TimelineModel::countsOfLane(const QStringList &lane, const Histogram &byFeed)
{
    std::vector<qint64> sum(byFeed.counts.empty() ? 0 : byFeed.counts.front().size());
    for (size_t i = 0; i < byFeed.counts.size(); ++i) {
        if (lane.contains(byFeed.feeds[qsizetype(i)]))
            std::ranges::transform(sum, byFeed.counts[i], sum.begin(), std::plus());
    }
    return sum;
}

} // namespace citywall
