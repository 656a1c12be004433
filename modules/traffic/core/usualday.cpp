// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usualday.h"

namespace citywall::traffic {

namespace {

constexpr size_t leastSamples = 3;

} // namespace

DayKind dayKind(QDate day) { return day.dayOfWeek() >= Qt::Saturday ? DayKind::Weekend : DayKind::Workday; }

double median(std::vector<double> values)
{
    std::erase_if(values, [](double v) { return std::isnan(v); });
    if (values.empty())
        return unknown;
    const auto middle = values.begin() + qptrdiff(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

TimeRange dayRange(QDate day, const QTimeZone &zone)
{
    return { UtcTime::fromDateTime(day.startOfDay(zone)), UtcTime::fromDateTime(day.addDays(1).startOfDay(zone)) };
}

QDate dayOf(UtcTime time, const QTimeZone &zone) { return time.toDateTime(zone).date(); }

UtcTime daysBefore(UtcTime time, int days, const QTimeZone &zone)
{
    return UtcTime::fromDateTime(time.toDateTime(zone).addDays(-days));
}

QList<QPointF> usualValues(const Observations &columns, QDate day, const QTimeZone &zone, size_t field, double least)
{
    std::array<std::vector<double>, usualDayBins> bins;
    const qint64 today = dayRange(day, zone).begin.milliseconds;
    for (size_t row = 0; row < columns.size() && columns.phenomenonTime[row] < today; ++row) {
        const double value = columns.values[field][row];
        if (!(value >= least))
            continue;
        const QDateTime local = UtcTime { columns.phenomenonTime[row] }.toDateTime(zone);
        if (dayKind(local.date()) == dayKind(day))
            bins[size_t(local.time().msecsSinceStartOfDay() / (86'400'000 / usualDayBins))].push_back(value);
    }
    QList<QPointF> points;
    for (int bin = 0; bin < usualDayBins; ++bin) {
        if (bins[size_t(bin)].size() < leastSamples)
            continue;
        const QTime middle = QTime::fromMSecsSinceStartOfDay((2 * bin + 1) * (86'400'000 / usualDayBins / 2));
        points.append({ double(QDateTime(day, middle, zone).toMSecsSinceEpoch()), median(std::move(bins[size_t(bin)])) });
    }
    return points;
}

QList<QPointF> observedValues(const Observations &columns, TimeRange range, size_t field, double least)
{
    QList<QPointF> points;
    for (size_t row = 0; row < columns.size(); ++row) {
        const double value = columns.values[field][row];
        if (range.contains({ columns.phenomenonTime[row] }) && value >= least)
            points.append({ double(columns.phenomenonTime[row]), value });
    }
    return points;
}

} // namespace citywall::traffic
