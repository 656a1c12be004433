// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "citytime.h"

#include "sdk/datetext.h"
#include "sdk/services.h"

#include <array>

namespace citywall {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

/// Steps that read well on a clock face or a calendar.
constexpr std::array steps { second,     2 * second, 5 * second,  10 * second, 15 * second, 30 * second, minute,
                             2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour,        2 * hour,
                             3 * hour,   6 * hour,   12 * hour,   day,         2 * day,     7 * day,     14 * day };
constexpr std::array monthSteps { 1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };

/// Marks at the first of months, as far apart as is wanted at least; of whole years at the first of January.
QList<TimeTick> monthTicks(double begin, double end, double wanted, const QTimeZone &zone)
{
    // Three months can be 89 days, a year 365: so that as many marks as may be have room.
    const auto it = std::ranges::find_if(monthSteps, [&](int months) { return double(months) * 365 / 12 * day >= wanted; });
    const int step = it == monthSteps.end() ? monthSteps.back() : *it;
    const QDate date = QDateTime::fromMSecsSinceEpoch(qint64(begin), zone).date();
    const int from = 12 * date.year() + date.month() - 1;
    QList<TimeTick> marks;
    for (int month = from - from % step; marks.size() < 1000; month += step) {
        const QDateTime at = QDate(month / 12, month % 12 + 1, 1).startOfDay(zone);
        const double ms = double(at.toMSecsSinceEpoch());
        if (ms > end)
            break;
        if (ms >= begin)
            marks.append({ ms, dateText(at, step % 12 == 0 ? QStringLiteral("yyyy") : QStringLiteral("MMM yyyy")), true });
    }
    return marks;
}

} // namespace

CityTime::CityTime(QObject *parent)
    : QObject(parent), m_zone(services().clock ? services().clock->zone() : QTimeZone(QTimeZone::UTC))
{
}

void CityTime::setZoneId(const QString &id)
{
    const QTimeZone zone(id.toUtf8());
    if (!zone.isValid() || zone == m_zone)
        return;
    m_zone = zone;
    Q_EMIT zoneIdChanged();
}

QString CityTime::format(double milliseconds, const QString &pattern) const
{
    if (!std::isfinite(milliseconds))
        return QStringLiteral("–");
    return dateText(QDateTime::fromMSecsSinceEpoch(qint64(milliseconds), m_zone), pattern);
}

QString CityTime::time(double milliseconds) const { return format(milliseconds, QStringLiteral("HH:mm")); }

QString CityTime::dateTime(double milliseconds) const { return format(milliseconds, QStringLiteral("ddd d MMM HH:mm")); }

QString CityTime::zoneName(double milliseconds) const
{
    return std::isfinite(milliseconds) ? m_zone.abbreviation(QDateTime::fromMSecsSinceEpoch(qint64(milliseconds))) : QString();
}

QString CityTime::span(double milliseconds) const
{
    if (!std::isfinite(milliseconds))
        return QStringLiteral("–");
    const qint64 ms = std::max<qint64>(0, qint64(milliseconds));
    if (ms < minute)
        return tr("%1 s").arg(ms / second);
    if (ms < hour)
        return tr("%1 min").arg(ms / minute);
    if (ms < day) {
        const qint64 minutes = ms % hour / minute;
        return minutes == 0 ? tr("%1 h").arg(ms / hour) : tr("%1 h %2 min").arg(ms / hour).arg(minutes);
    }
    const qint64 hours = ms % day / hour;
    return hours == 0 || ms >= 10 * day ? tr("%1 d").arg(QLocale().toString(ms / day)) : tr("%1 d %2 h").arg(ms / day).arg(hours);
}

QString CityTime::ago(double milliseconds) const
{
    if (std::abs(milliseconds) < 5 * second)
        return tr("now");
    if (milliseconds < 0 && std::isfinite(milliseconds))
        return tr("in %1").arg(span(-milliseconds));
    return tr("%1 ago").arg(span(milliseconds));
}

QList<TimeTick> CityTime::ticks(double begin, double end, int count) const
{
    QList<TimeTick> marks;
    if (!(end > begin) || !std::isfinite(end - begin))
        return marks;
    const double wanted = (end - begin) / std::max(2, count);
    const auto it = std::find_if(steps.begin(), steps.end(), [&](qint64 s) { return double(s) >= wanted; });
    if (it == steps.end())
        return monthTicks(begin, end, wanted, m_zone);
    const qint64 step = *it;
    // Local dates, so that marks stay at midnight over a change of daylight-saving time.
    QDate date = QDateTime::fromMSecsSinceEpoch(qint64(begin), m_zone).date();
    const int days = int(std::max<qint64>(1, step / day));
    date = date.addDays(-(date.toJulianDay() % days));
    for (; marks.size() < 1000; date = date.addDays(days)) {
        const qint64 midnight = date.startOfDay(m_zone).toMSecsSinceEpoch();
        if (double(midnight) > end)
            break;
        // Marks before the span are passed over at once; two hours more cover any change of offset.
        const qint64 skipped = std::max<qint64>(0, (qint64(begin) - midnight - 2 * hour) / step * step);
        for (qint64 ofDay = skipped; ofDay < day; ofDay += step) {
            const QDateTime at = QDateTime(date, QTime::fromMSecsSinceStartOfDay(int(ofDay)), m_zone);
            const double ms = double(at.toMSecsSinceEpoch());
            if (ms > end)
                break;
            if (ms < begin || (!marks.isEmpty() && ms <= marks.last().milliseconds))
                continue;
            const QString pattern = ofDay == 0 ? QStringLiteral("ddd d MMM")
                : step < minute                ? QStringLiteral("HH:mm:ss")
                                               : QStringLiteral("HH:mm");
            marks.append({ ms, dateText(at, pattern), ofDay == 0 });
        }
    }
    return marks;
}

} // namespace citywall
