// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/timetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace citywall {

namespace {

UtcTime inZone(QDate date, QTime time, const QTimeZone &zone)
{
    if (!date.isValid() || !time.isValid())
        return {};
    return UtcTime::fromDateTime(QDateTime(date, time, zone, QDateTime::TransitionResolution::PreferBefore));
}

/// H:mm or H:mm:ss; midnight for nothing; invalid for anything else.
QTime timeOfDay(const QString &text)
{
    if (text.isEmpty())
        return QTime(0, 0);
    const QTime t = QTime::fromString(text, QStringLiteral("H:mm"));
    return t.isValid() ? t : QTime::fromString(text, QStringLiteral("H:mm:ss"));
}

bool isWord(const QString &text, const char *word)
{
    return text.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0
        || text.compare(QCoreApplication::translate("CityClock", word), Qt::CaseInsensitive) == 0;
}

/// "-15m", "+2 h", "−30s"; Chinese units as well.
UtcTime relativeTime(const QString &text, UtcTime now)
{
    static const QRegularExpression pattern(QStringLiteral("^([-−+]) ?(\\d{1,6}) ?(s|m|min|h|d|秒|分|分钟|小时|天)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const QString unit = match.captured(3).toLower();
    const qint64 seconds = unit == u"s" || unit == u"秒"  ? 1
        : unit.startsWith(u'm') || unit.startsWith(u'分') ? 60
        : unit == u"h" || unit == u"小时"                 ? 3600
                                                          : 86400;
    const Duration span = std::chrono::seconds(match.captured(2).toLongLong() * seconds);
    return match.captured(1) == u"+" ? now + span : now - span;
}

/// 1–12 of a month's name, at least three letters of it, in English or the user's language; 0 for anything else.
int monthNamed(const QString &text)
{
    for (int month = 1; text.size() >= 3 && month <= 12; ++month) {
        for (const QLocale &locale : { QLocale::c(), QLocale() }) {
            if (locale.monthName(month).startsWith(text, Qt::CaseInsensitive))
                return month;
        }
    }
    return 0;
}

/// 1–7 of the name of a day of the week, whole or short as dates are shown; 0 for anything else.
int weekdayNamed(const QString &text)
{
    for (int day = 1; day <= 7; ++day) {
        for (const QLocale &locale : { QLocale::c(), QLocale(), QLocale(QLocale::Chinese) }) {
            if (text.compare(locale.dayName(day), Qt::CaseInsensitive) == 0
                || text.compare(locale.dayName(day, QLocale::ShortFormat), Qt::CaseInsensitive) == 0)
                return day;
        }
    }
    return 0;
}

/// A date as it is shown, with or without its day of the week and year, and maybe a time: the last such day up to today.
/// @param rest what stands behind it @returns an invalid date for anything else
QDate shownDate(const QString &text, QDate today, QString &rest)
{
    static const QRegularExpression english(
        QStringLiteral("^(?:(\\p{L}+)\\.?,? )?(\\d{1,2}) (\\p{L}{3,})\\.?(?: (\\d{4}))?(?: (.*))?$"));
    static const QRegularExpression chinese(
        QStringLiteral("^(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日(?: ?(?:周|星期)[一二三四五六日天])?(?: (.*))?$"));
    static const QRegularExpression weekday(QStringLiteral("^(\\p{L}{2,})(?: (.*))?$"));
    int year = 0, month = 0, day = 0;
    if (const auto match = english.match(text); match.hasMatch()) {
        if (!match.captured(1).isEmpty() && weekdayNamed(match.captured(1)) == 0)
            return {};
        year = match.captured(4).toInt();
        month = monthNamed(match.captured(3));
        day = match.captured(2).toInt();
        rest = match.captured(5);
    } else if (const auto shown = chinese.match(text); shown.hasMatch()) {
        year = shown.captured(1).toInt();
        month = shown.captured(2).toInt();
        day = shown.captured(3).toInt();
        rest = shown.captured(4);
    } else if (const auto named = weekday.match(text); named.hasMatch()) {
        const int wanted = weekdayNamed(named.captured(1));
        rest = named.captured(2);
        return wanted > 0 ? today.addDays(-((today.dayOfWeek() - wanted + 7) % 7)) : QDate();
    }
    if (month == 0)
        return {};
    const QDate date(year > 0 ? year : today.year(), month, day);
    return year == 0 && date > today ? QDate(today.year() - 1, month, day) : date;
}

} // namespace

UtcTime timeFromText(const QString &text, UtcTime now, const QTimeZone &zone)
{
    static const char *const words[] = { QT_TRANSLATE_NOOP("CityClock", "now"), QT_TRANSLATE_NOOP("CityClock", "today"),
                                         QT_TRANSLATE_NOOP("CityClock", "yesterday") };
    static const QRegularExpression date(QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d?:\\d\\d(?::\\d\\d)?))?$"));

    const QString typed = text.simplified();
    if (isWord(typed, words[0]))
        return now;
    if (const UtcTime at = relativeTime(typed, now); at.isValid())
        return at;
    if (const auto m = date.match(typed); m.hasMatch())
        return inZone(QDate::fromString(m.captured(1), Qt::ISODate), timeOfDay(m.captured(2)), zone);

    const QDate today = now.toDateTime(zone).date();
    if (const QTime t = timeOfDay(typed); t.isValid() && !typed.isEmpty())
        return inZone(today, t, zone);
    const qsizetype space = typed.indexOf(u' ');
    const QString day = typed.first(space < 0 ? typed.size() : space);
    const QTime time = timeOfDay(space < 0 ? QString() : typed.sliced(space + 1));
    if (isWord(day, words[1]))
        return inZone(today, time, zone);
    if (isWord(day, words[2]))
        return inZone(today.addDays(-1), time, zone);
    QString rest;
    if (const QDate shown = shownDate(typed, today, rest); shown.isValid())
        return inZone(shown, timeOfDay(rest), zone);
    return UtcTime::fromIso(typed);
}

} // namespace citywall
