// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/metric.h"
#include "sdk/observation.h"

#include <functional>
#include <span>

namespace citywall {

/// The observations that a measure is made of: those of one area, or of the whole city.
struct MeasureRows {
    const Observations &columns;
    const FeedDictionary &dictionary;
    std::span<const quint32> rows; ///< into columns, oldest first, of [bucket.begin − memory, bucket.end)
    TimeRange bucket;
};

/// A number that a module can give for any area and span of time, so that it can be laid beside other modules' numbers.
struct AreaMeasure {
    Metric metric;
    QString feed;        ///< FeedDescriptor::id
    Duration memory {};  ///< how long before a bucket an observation still counts in it (a state that lasts); 0 for events
    /// In SI units of the metric; NaN = not known. Pure, any thread.
    std::function<double(const MeasureRows &)> value;
};

/// A measure over all areas and equal buckets of a range.
struct MeasureGrid {
    TimeRange range;
    int buckets = 0;
    std::vector<std::vector<double>> values; ///< [area][bucket] in SI, NaN = not known; the last row is the whole city
};

/// An observation counts for the area that holds its own position, else for its feature's area.
/// @param columns observations of measure.feed that cover [range.begin − memory, range.end)
/// @param areaOf  index of the area at a position, −1 if none (AreaIndex::at); asked once for each own position
/// @param areas   how many areas there are
MeasureGrid measureOver(const AreaMeasure &measure, const Observations &columns, const FeedDictionary &dictionary,
                        TimeRange range, int buckets, int areas, const std::function<int(GeoPoint)> &areaOf);

} // namespace citywall
