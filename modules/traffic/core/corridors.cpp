// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corridors.h"

#include "core/network.h"

#include <QJsonDocument>

#include <algorithm>
#include <numeric>

namespace citywall::traffic {

namespace {

constexpr double leastKnownShare = 0.8; ///< of the length
constexpr size_t leastTimes = 3;
constexpr int halfHour = 30;

double secondsAt(const std::vector<Link> &links, const auto &speedOf)
{
    double length = 0;
    double knownLength = 0;
    double seconds = 0;
    for (size_t i = 0; i < links.size(); ++i) {
        const double speed = speedOf(i);
        length += links[i].lengthMeters;
        if (!(speed >= 0))
            continue;
        knownLength += links[i].lengthMeters;
        seconds += links[i].lengthMeters / std::max(speed, leastSpeedMetersPerSecond);
    }
    return knownLength > 0 && knownLength >= leastKnownShare * length ? seconds * length / knownLength : unknown;
}

double meanOf(const std::vector<double> &values)
{
    return values.empty() ? unknown : std::accumulate(values.begin(), values.end(), 0.) / double(values.size());
}

} // namespace

std::vector<Corridor> corridorsOf(const FeedDictionary &dictionary, const std::vector<Chain> &chains, const Links &links)
{
    std::vector<Corridor> corridors;
    QHash<QString, int> used;
    for (const Chain &chain : chains) {
        if (chain.lengthMeters < leastCorridorMeters)
            continue;
        Corridor corridor { chain.street, chain, {}, links[chain.links[chain.links.size() / 2]].area };
        if (chain.bound != Bound::Both)
            corridor.id += u' ' + boundCode(chain.bound);
        if (const int count = ++used[corridor.id]; count > 1)
            corridor.id += QStringLiteral(" (%1)").arg(count);
        for (const FeatureKey key : chain.links)
            for (const GeoPoint point : dictionary.features[key].geometry)
                corridor.box.extend(point);
        corridors.push_back(std::move(corridor));
    }
    return corridors;
}

double travelSeconds(const std::vector<Link> &links, const std::vector<float> &speeds)
{
    return secondsAt(links, [&](size_t i) { return i < speeds.size() ? double(speeds[i]) : unknown; });
}

double freeFlowSeconds(const std::vector<Link> &links)
{
    return secondsAt(links, [&](size_t i) { return links[i].freeFlowMetersPerSecond; });
}

std::vector<CorridorSample> sampleCorridor(const std::vector<FeatureKey> &keys, const std::vector<Link> &links,
                                           const Observations &columns, UtcTime first, UtcTime end, Duration step)
{
    QHash<FeatureKey, size_t> places;
    for (size_t i = 0; i < keys.size(); ++i)
        places.insert(keys[i], i);
    struct Newest {
        qint64 time = UtcTime::invalidMilliseconds;
        float speed = ObservationRecord::nan;
    };
    std::vector<Newest> newest(keys.size());
    std::vector<CorridorSample> samples;
    size_t row = 0;
    for (UtcTime at = first; at < end; at = at + step) {
        for (; row < columns.size() && columns.phenomenonTime[row] <= at.milliseconds; ++row) {
            const auto place = places.constFind(columns.feature[row]);
            if (place != places.cend() && columns.values[SpeedField][row] >= 0)
                newest[*place] = { columns.phenomenonTime[row], columns.values[SpeedField][row] };
        }
        CorridorSample sample;
        for (const Newest &reading : newest) {
            const bool fresh =
                reading.time != UtcTime::invalidMilliseconds && at.milliseconds - reading.time <= staleAfter.count();
            sample.speeds.push_back(fresh ? reading.speed : ObservationRecord::nan);
        }
        sample.seconds = travelSeconds(links, sample.speeds);
        samples.push_back(std::move(sample));
    }
    return samples;
}

std::set<Retiming> retimingsIn(const std::vector<FeatureKey> &keys, const Observations &columns, const FeedDictionary &dictionary)
{
    std::set<Retiming> retimings;
    for (const auto &[row, detail] : columns.details.asKeyValueRange()) {
        if (row >= columns.size() || std::ranges::find(keys, columns.feature[row]) == keys.end()
            || !QJsonDocument::fromJson(detail)[u"signalsRetimed"].toBool())
            continue;
        const size_t source = columns.source[row];
        retimings.insert(
            { { columns.phenomenonTime[row] }, source < dictionary.sources.size() && dictionary.sources[source].simulated });
    }
    return retimings;
}

bool Selected::contains(UtcTime time) const
{
    if (!range.contains(time))
        return false;
    const QDateTime local = time.toDateTime(zone);
    return dayKind(local.date()) == kind && local.time().hour() >= hours.from && local.time().hour() < hours.to;
}

std::vector<double> travelTimes(const CorridorSamples &samples, const Selected &selected)
{
    std::vector<double> seconds;
    for (const auto &[time, sample] : samples) {
        if (!std::isnan(sample.seconds) && selected.contains({ time }))
            seconds.push_back(sample.seconds);
    }
    return seconds;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return unknown;
    std::ranges::sort(values);
    const double place = share * double(values.size() - 1);
    const size_t below = size_t(place);
    const size_t above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], place - double(below));
}

Reliability reliability(const std::vector<double> &seconds, double freeFlow)
{
    Reliability result;
    result.count = int(seconds.size());
    result.meanSeconds = meanOf(seconds);
    result.percentile95Seconds = percentile(seconds, 0.95);
    result.travelTimeIndex = result.meanSeconds / freeFlow;
    result.planningTimeIndex = result.percentile95Seconds / freeFlow;
    result.bufferIndex = (result.percentile95Seconds - result.meanSeconds) / result.meanSeconds;
    return result;
}

std::map<QDate, double> speedsByDay(const CorridorSamples &samples, const Selected &selected, double length, Duration step)
{
    std::map<QDate, std::vector<double>> days;
    for (const auto &[time, sample] : samples) {
        if (!std::isnan(sample.seconds) && selected.contains({ time }))
            days[dayOf({ time }, selected.zone)].push_back(sample.seconds);
    }
    const auto whole = size_t(std::chrono::hours(selected.hours.to - selected.hours.from) / step);
    std::map<QDate, double> speeds;
    for (const auto &[day, seconds] : days) {
        if (2 * seconds.size() >= whole)
            speeds.emplace(day, length / meanOf(seconds));
    }
    return speeds;
}

std::vector<double> dailySpeeds(const CorridorSamples &samples, const Selected &selected, double length, Duration step)
{
    std::vector<double> speeds;
    for (const auto &[day, speed] : speedsByDay(samples, selected, length, step))
        speeds.push_back(speed);
    return speeds;
}

DayProfile dayProfile(const CorridorSamples &samples, const Selected &selected)
{
    std::map<int, std::vector<double>> bins;
    for (const auto &[time, sample] : samples) {
        if (std::isnan(sample.seconds) || !selected.contains({ time }))
            continue;
        const int minute = UtcTime { time }.toDateTime(selected.zone).time().msecsSinceStartOfDay() / 60'000;
        bins[minute / halfHour].push_back(sample.seconds);
    }
    DayProfile profile;
    for (auto &[bin, seconds] : bins) {
        if (seconds.size() < leastTimes)
            continue;
        const double minute = bin * halfHour + halfHour / 2.;
        profile.percentile95.append({ minute, percentile(seconds, 0.95) });
        profile.median.append({ minute, median(std::move(seconds)) });
    }
    return profile;
}

} // namespace citywall::traffic
