// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measures.h"

#include "core/facilities.h"
#include "core/network.h"
#include "core/transit.h"

#include <cmath>

namespace citywall::traffic {

namespace {

/// A mean under way; NaNs are left out.
struct Mean {
    double sum = 0;
    int count = 0;
    void add(double value)
    {
        if (std::isnan(value))
            return;
        sum += value;
        ++count;
    }
    double value() const { return count > 0 ? sum / count : unknown; }
};

struct LinkMeans {
    double freeFlow = unknown; // metres per second
    Mean figure;
    Mean flow;
};

/// By link, the mean of a figure of speed and free-flow speed, and of the flow.
template<typename F>
QHash<FeatureKey, LinkMeans> meansOver(const MeasureRows &rows, F figure)
{
    QHash<FeatureKey, LinkMeans> means;
    for (const quint32 row : rows.rows) {
        const FeatureKey key = rows.columns.feature[row];
        if (key >= rows.dictionary.features.size())
            continue;
        auto link = means.find(key);
        if (link == means.end()) // what a link says of itself is read once
            link =
                means.insert(key, { rows.dictionary.features[key].properties.value(u"freeFlowSpeed").toDouble(unknown), {}, {} });
        const double value = figure(rows.columns.values[SpeedField][row], link->freeFlow);
        if (std::isnan(value))
            continue;
        link->figure.add(value);
        link->flow.add(rows.columns.values[FlowField][row]);
    }
    means.removeIf([](const auto &entry) { return entry.value().figure.count == 0; });
    return means;
}

} // namespace

double travelTimeIndexOver(const MeasureRows &rows)
{
    double byLength = 0;
    double length = 0;
    double byTravel = 0;
    double travel = 0;
    bool everyFlow = true;
    const QHash<FeatureKey, LinkMeans> means = meansOver(rows, linkTravelTimeIndex);
    for (const auto &[key, link] : means.asKeyValueRange()) {
        const double meters = lengthMeters(rows.dictionary.features[key].geometry);
        byLength += meters * link.figure.value();
        length += meters;
        everyFlow = everyFlow && link.flow.count > 0;
        if (everyFlow) {
            byTravel += meters * link.flow.value() * link.figure.value();
            travel += meters * link.flow.value();
        }
    }
    if (everyFlow && travel > 0)
        return byTravel / travel;
    return length > 0 ? byLength / length : unknown;
}

double speedRatioOver(const MeasureRows &rows)
{
    double sum = 0;
    double length = 0;
    const QHash<FeatureKey, LinkMeans> means = meansOver(rows, speedRatio);
    for (const auto &[key, link] : means.asKeyValueRange()) {
        const double meters = lengthMeters(rows.dictionary.features[key].geometry);
        sum += meters * link.figure.value();
        length += meters;
    }
    return length > 0 ? sum / length : unknown;
}

double onTimeShareOver(const MeasureRows &rows)
{
    int onTime = 0;
    int known = 0;
    for (const quint32 row : rows.rows) {
        const Punctuality punctuality = punctualityOf(rows.columns.values[DelayField][row]);
        known += punctuality != Punctuality::Unknown;
        onTime += punctuality == Punctuality::OnTime;
    }
    return known > 0 ? double(onTime) / known : unknown;
}

double parkingOccupancyOver(const MeasureRows &rows)
{
    QHash<FeatureKey, Mean> occupancy;
    for (const quint32 row : rows.rows) {
        Latest entry;
        entry.key = rows.columns.feature[row];
        if (entry.key >= rows.dictionary.features.size())
            continue;
        for (size_t field = 0; field < maximumFields; ++field)
            entry.values[field] = rows.columns.values[field][row];
        const CarPark park = carParkOf(entry, rows.dictionary);
        if (park.open && park.capacity > 0)
            occupancy[entry.key].add(park.occupancy);
    }
    double occupied = 0;
    double spaces = 0;
    for (const auto &[key, mean] : occupancy.asKeyValueRange()) {
        if (mean.count == 0)
            continue;
        const double capacity = rows.dictionary.features[key].properties.value(u"capacity").toDouble();
        occupied += capacity * mean.value();
        spaces += capacity;
    }
    return spaces > 0 ? occupied / spaces : unknown;
}

} // namespace citywall::traffic
