// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measureexport.h"

#include "sdk/areas.h"

namespace citywall {

namespace {

ExportText emptyText(const MeasureGrids &grids, bool simulated)
{
    QStringList columns { QStringLiteral("area"), QStringLiteral("name"), QStringLiteral("begin"), QStringLiteral("end") };
    for (const MeasureValues &values : grids.values()) {
        const Metric &metric = values.measure.metric;
        columns += metric.unit.isEmpty() ? metric.id : QStringLiteral("%1 [%2]").arg(metric.id, metric.unit);
    }
    return ExportText(columns, simulated);
}

QJsonArray beginningOf(const AreaIndex &areas, int area, TimeRange time)
{
    const Area of = areas.area(area); // past the last one: an empty id, the whole city
    return { of.id, of.name, time.begin.toIso(), time.end.toIso() };
}

QJsonValue cell(const Metric &metric, const std::vector<double> &values, size_t i)
{
    return i < values.size() && std::isfinite(values[i]) ? QJsonValue(metric.toDisplay(values[i])) : QJsonValue(QJsonValue::Null);
}

} // namespace

ExportText courseText(const MeasureGrids &grids, const AreaIndex &areas, bool simulated)
{
    ExportText text = emptyText(grids, simulated);
    const Duration bucket = grids.bucket();
    const auto buckets = size_t(grids.range().length() / bucket);
    for (int area = 0; area <= areas.count(); ++area) {
        for (size_t i = 0; i < buckets; ++i) {
            const UtcTime begin = grids.range().begin + bucket * qint64(i);
            QJsonArray row = beginningOf(areas, area, { begin, begin + bucket });
            for (const MeasureValues &values : grids.values()) {
                const auto &course = values.course.values;
                row += size_t(area) < course.size() ? cell(values.measure.metric, course[size_t(area)], i)
                                                    : QJsonValue(QJsonValue::Null);
            }
            text.add(row, QJsonValue::Null);
        }
    }
    return text;
}

ExportText windowText(const MeasureGrids &grids, const AreaIndex &areas, bool simulated)
{
    ExportText text = emptyText(grids, simulated);
    for (int area = 0; area < areas.count(); ++area) {
        QJsonArray row = beginningOf(areas, area, grids.range());
        for (const MeasureValues &values : grids.values())
            row += cell(values.measure.metric, values.whole, size_t(area));
        text.add(row, geometryJson(areas.areas()[area].geometry));
    }
    return text;
}

} // namespace citywall
