// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/comparison.h"
#include "sdk/services.h"
#include "timelinemodel.h"

#include <algorithm>
#include <cmath>

// What is usual for the timeline's bars.
namespace citywall {

namespace {
constexpr Duration aDay = std::chrono::hours(24);

/// When the city's clocks showed that time on that weekday so many weeks before: the first time if twice; if never, as long after they
/// skip it as it lies in what they skip.
UtcTime weeksEarlier(UtcTime time, int weeks, const QTimeZone &zone)
{
    const QDateTime local = time.toDateTime(zone);
    return UtcTime::fromDateTime(
        QDateTime(local.date().addDays(-7 * weeks), local.time(), zone, QDateTime::TransitionResolution::RelativeToBefore));
}

/// From when on each of the feeds that tell anything does, until the real time.
TimeRange knownOfLane(const QStringList &lane)
{
    TimeRange known { {}, services().clock->bounds().end };
    for (const QString &feed : lane)
        known.begin = std::max(known.begin, services().history->extent(feed).begin); // an invalid one is before all
    return known;
}

} // namespace

void TimelineModel::compare()
{
    const CityComparison *both = comparison();
    const bool usual = both && both->isActive() && both->isUsual();
    if (std::exchange(m_compared, usual) == usual)
        return;
    if (usual) {
        soon();
    } else if (!std::exchange(m_usual, {}).empty()) {
        Q_EMIT histogramChanged();
    }
}

/// The bars, and the same in the weeks before: a week is of several parts where the city's clocks were changed within it, or are in the view.
std::vector<TimelineModel::Part> TimelineModel::partsOf(const QStringList &feeds, TimeRange range, int count) const
{
    HistoryReader *history = services().history;
    std::vector<Part> parts { { 0, 0, history->histogram(feeds, range, count) } };
    const Duration bar = range.length() / count;
    const TimeContext *clock = services().clock;
    if (!m_compared || !clock || bar > aDay)
        return parts;
    const QTimeZone zone = clock->zone();
    const int stride = int(aDay / bar); // clocks are not changed twice in a day
    for (int weeks = 1; weeks <= mostWeeks; ++weeks) {
        for (int first = 0, last = 0; first < count; first = ++last) {
            const UtcTime begin = weeksEarlier(range.begin + first * bar, weeks, zone);
            const auto follows = [&](int other) { // without a change between
                return other < count && weeksEarlier(range.begin + other * bar, weeks, zone) == begin + (other - first) * bar;
            };
            for (int far = last; last < count - 1 && follows(far = std::min(last + stride, count - 1));)
                last = far;
            while (follows(last + 1))
                ++last;
            const int bars = last - first + 1;
            parts.push_back({ weeks, first, history->histogram(feeds, { begin, begin + bars * bar }, bars) });
        }
    }
    return parts;
}

std::vector<double> TimelineModel::usualOfLane(const QStringList &lane, const std::vector<Part> &parts) const
{
    const TimeRange known = knownOfLane(lane);
    const Duration bar { qint64(bucketLength()) };
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const size_t bars = m_histogram.counts.empty() ? 0 : m_histogram.counts.front().size();
    std::vector<std::vector<double>> weeks(mostWeeks, std::vector<double>(bars, unknown));
    for (const Part &part : parts) {
        if (part.weeks == 0)
            continue;
        const Histogram counted = part.counted.result();
        const std::vector<qint64> counts = countsOfLane(lane, counted);
        for (size_t i = 0; i < counts.size(); ++i) {
            const UtcTime begin = counted.range.begin + qint64(i) * bar;
            if (known.begin.isValid() && known.begin <= begin && begin + bar <= known.end)
                weeks[size_t(part.weeks - 1)][size_t(part.bar) + i] = double(counts[i]);
        }
    }
    std::erase_if(weeks, [](const std::vector<double> &week) {
        return std::ranges::none_of(week, [](double count) { return count > 0; });
    });
    std::vector<double> usual;
    for (size_t i = 0; i < bars; ++i) {
        std::vector<double> counts;
        for (const std::vector<double> &week : weeks)
            counts.push_back(week[i]);
        usual.push_back(usualOf(std::move(counts)));
    }
    return usual;
}

double TimelineModel::usualAt(int lane, int bucket) const
{
    const bool known = !m_usual.empty() && !std::isnan(countOf(lane, bucket));
    return known ? m_usual[size_t(lane)][size_t(bucket)] : std::numeric_limits<double>::quiet_NaN();
}

bool TimelineModel::isUsualKnown() const
{
    return std::ranges::any_of(m_usual, [](const std::vector<double> &lane) {
        return !std::ranges::all_of(lane, [](double usual) { return std::isnan(usual); });
    });
}

} // namespace citywall
