// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "citytime.h"

#include "sdk/services.h"

#include <QLocale>

#include <array>

namespace citywall {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

/// Steps that read well on a clock face or a calendar.
constexpr std::array steps { second,      5 * second, 15 * second, 30 * second, minute,   5 * minute, 15 * minute,
                             30 * minute, hour,       2 * hour,    3 * hour,    6 * hour, 12 * hour,  day,
                             2 * day,     7 * day,    14 * day,    28 * day,    91 * day, 182 * day };
constexpr std::array yearSteps { 1, 2, 5, 10, 20, 50, 100 };

/// Marks at the first of January, as far apart as is wanted at least.
QList<TimeTick> yearTicks(double begin, double end, double wanted, const QTimeZone &zone)
{
    const auto it = std::ranges::find_if(yearSteps, [&](int years) { return double(years) * 365 * day >= wanted; });
    const int step = it == yearSteps.end() ? yearSteps.back() : *it;
    const int first = QDateTime::fromMSecsSinceEpoch(qint64(begin), zone).date().year();
    QList<TimeTick> marks;
    for (int year = first - first % step; marks.size() < 1000; year += step) {
        const double ms = double(QDate(year, 1, 1).startOfDay(zone).toMSecsSinceEpoch());
        if (ms > end)
            break;
        if (ms >= begin)
            marks.append({ ms, QString::number(year), true });
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
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(qint64(milliseconds), m_zone), pattern);
}

QString CityTime::time(double milliseconds) const { return format(milliseconds, QStringLiteral("HH:mm")); }

QString CityTime::dateTime(double milliseconds) const
{
    //: a day and a time, in the pattern letters of QLocale
    return format(milliseconds, tr("ddd d MMM HH:mm"));
}

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
    return hours == 0 || ms >= 10 * day ? tr("%1 d").arg(ms / day) : tr("%1 d %2 h").arg(ms / day).arg(hours);
}

QString CityTime::ago(double milliseconds) const
{
    if (std::isfinite(milliseconds) && milliseconds < 5 * second)
        return tr("now");
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
        return yearTicks(begin, end, wanted, m_zone);
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
            const QString pattern = ofDay == 0 && step >= 28 * day ? tr("d MMM yyyy")
                : ofDay == 0                                       ? tr("ddd d MMM")
                : step < minute                                    ? QStringLiteral("HH:mm:ss")
                                                                   : QStringLiteral("HH:mm");
            marks.append({ ms, QLocale().toString(at, pattern), ofDay == 0 });
        }
    }
    return marks;
}

} // namespace citywall
