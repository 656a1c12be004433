// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queueday.h"

#include "core/figures.h"

#include <QDateTime>
#include <QSet>

namespace citywall::services {

namespace {

constexpr int halfHours = 48;

bool isWeekend(QDate day) { return day.dayOfWeek() >= 6; }

} // namespace

TimeRange cityDay(UtcTime t, const QTimeZone &zone)
{
    const QDate day = t.toDateTime(zone).date();
    return { UtcTime::fromDateTime(day.startOfDay(zone)), UtcTime::fromDateTime(day.addDays(1).startOfDay(zone)) };
}

QList<QPointF> observedCurve(const Observations &rows, size_t end, size_t field, TimeRange range)
{
    QList<QPointF> curve;
    for (size_t row = 0; row < end; ++row)
        if (range.contains({ rows.phenomenonTime[row] }))
            curve.append({ double(rows.phenomenonTime[row]), double(rows.values[field][row]) });
    return curve;
}

QList<QPointF> usualCurve(const Observations &rows, size_t end, size_t field, TimeRange day, const QTimeZone &zone)
{
    const QDate today = day.begin.toDateTime(zone).date();
    std::array<std::vector<double>, halfHours> sameWeekday;
    std::array<std::vector<double>, halfHours> sameKind;
    QSet<QDate> weekdays;
    for (size_t row = 0; row < end && rows.phenomenonTime[row] < day.begin.milliseconds; ++row) {
        const double value = double(rows.values[field][row]);
        const QDateTime local = UtcTime { rows.phenomenonTime[row] }.toDateTime(zone);
        if (std::isnan(value) || isWeekend(local.date()) != isWeekend(today))
            continue;
        const size_t bin = size_t(local.time().msecsSinceStartOfDay() / 1'800'000);
        sameKind[bin].push_back(value);
        if (local.date().dayOfWeek() == today.dayOfWeek()) {
            weekdays.insert(local.date());
            sameWeekday[bin].push_back(value);
        }
    }
    std::array<std::vector<double>, halfHours> &bins = weekdays.size() >= 2 ? sameWeekday : sameKind;
    QList<QPointF> curve;
    for (size_t bin = 0; bin < halfHours; ++bin) {
        const QDateTime middle(today, QTime::fromMSecsSinceStartOfDay(int(bin) * 1'800'000 + 900'000), zone);
        curve.append({ double(middle.toMSecsSinceEpoch()), median(std::move(bins[bin])) });
    }
    const bool any = std::ranges::any_of(curve, [](QPointF p) { return std::isfinite(p.y()); });
    return any ? curve : QList<QPointF>();
}

} // namespace citywall::services
