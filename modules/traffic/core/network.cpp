// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network.h"

namespace citywall::traffic {

namespace {

double publishedFreeFlow(const Feature &feature)
{
    const double speed = feature.properties.value(u"freeFlowSpeed").toDouble(unknown);
    return speed > 0 && speed <= 70 ? speed : unknown;
}

} // namespace

Links linksOf(const FeedDictionary &dictionary, const FreeFlowSpeeds &found)
{
    Links links;
    links.reserve(dictionary.features.size());
    for (const Feature &feature : dictionary.features) {
        const double published = publishedFreeFlow(feature);
        links.push_back({ lengthMeters(feature.geometry), std::isnan(published) ? found.value(feature.key, unknown) : published,
                          feature.area });
    }
    return links;
}

bool freeFlowMissing(const FeedDictionary &dictionary)
{
    return std::any_of(dictionary.features.begin(), dictionary.features.end(),
                       [](const Feature &feature) { return std::isnan(publishedFreeFlow(feature)); });
}

void takeReadings(std::vector<Reading> &readings, const Observations &columns, size_t begin, size_t end)
{
    const std::vector<float> &speeds = columns.values[SpeedField];
    for (size_t row = begin; row < end; ++row) {
        const FeatureKey key = columns.feature[row];
        if (key < readings.size() && speeds[row] >= 0)
            readings[key] = { columns.phenomenonTime[row], speeds[row], columns.values[FlowField][row], columns.source[row],
                              columns.values[TravelTimeField][row] };
    }
}

std::vector<NetworkSummary> summarize(const Links &links, const std::vector<Reading> &readings, UtcTime at, int areaCount)
{
    std::vector<Summation> sums(size_t(1 + areaCount));
    const size_t count = std::min(links.size(), readings.size());
    for (size_t key = 0; key < count; ++key) {
        const bool fresh = freshnessOf(readings[key], at).isCurrent();
        sums[0].add(links[key], readings[key], fresh);
        if (links[key].area >= 0 && links[key].area < areaCount)
            sums[size_t(1 + links[key].area)].add(links[key], readings[key], fresh);
    }
    std::vector<NetworkSummary> results;
    results.reserve(sums.size());
    for (const Summation &sum : sums)
        results.push_back(sum.result());
    return results;
}

std::vector<std::vector<NetworkSummary>> summarizeSeries(const Links &links, const Observations &columns, UtcTime first,
                                                         UtcTime end, Duration step, int areaCount)
{
    std::vector<std::vector<NetworkSummary>> series;
    std::vector<Reading> readings(links.size());
    size_t row = 0;
    for (UtcTime at = first; at < end; at = at + step) {
        const auto next =
            std::upper_bound(columns.phenomenonTime.begin() + qptrdiff(row), columns.phenomenonTime.end(), at.milliseconds);
        const size_t until = size_t(next - columns.phenomenonTime.begin());
        takeReadings(readings, columns, row, until);
        row = until;
        series.push_back(summarize(links, readings, at, areaCount));
    }
    return series;
}

} // namespace citywall::traffic
