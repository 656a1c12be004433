// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/measure.h"

#include <algorithm>

namespace citywall {

namespace {

/// Rows of each area in time order, the whole city's last.
std::vector<std::vector<quint32>> rowsByArea(const Observations &columns, const FeedDictionary &dictionary, int areas,
                                             const std::function<int(GeoPoint)> &areaOf)
{
    std::vector<std::vector<quint32>> rows(size_t(areas) + 1);
    for (size_t row = 0; row < columns.size(); ++row) {
        const GeoPoint own = columns.position(row);
        const Feature *feature = dictionary.at(columns.feature[row]);
        const int area = own.isValid() ? areaOf(own) : feature ? feature->area : -1;
        if (area >= 0 && area < areas)
            rows[size_t(area)].push_back(quint32(row));
        rows.back().push_back(quint32(row));
    }
    return rows;
}

} // namespace

MeasureGrid measureOver(const AreaMeasure &measure, const Observations &columns, const FeedDictionary &dictionary,
                        TimeRange range, int buckets, int areas, const std::function<int(GeoPoint)> &areaOf)
{
    MeasureGrid grid { range, buckets, {} };
    const qint64 span = range.end.milliseconds - range.begin.milliseconds;
    const auto edge = [&](int bucket) { return UtcTime { range.begin.milliseconds + span * bucket / buckets }; };
    const std::vector<qint64> &times = columns.phenomenonTime;
    for (const std::vector<quint32> &rows : rowsByArea(columns, dictionary, areas, areaOf)) {
        const auto firstFrom = [&](UtcTime t) {
            return std::ranges::lower_bound(rows, t.milliseconds, {}, [&](quint32 row) { return times[row]; });
        };
        std::vector<double> values;
        for (int i = 0; i < buckets; ++i) {
            const TimeRange bucket { edge(i), edge(i + 1) };
            const std::span<const quint32> inside(firstFrom({ bucket.begin.milliseconds - measure.memory.count() }),
                                                  firstFrom(bucket.end));
            values.push_back(measure.value({ columns, dictionary, inside, bucket }));
        }
        grid.values.push_back(std::move(values));
    }
    return grid;
}

} // namespace citywall
