// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/timetext.h"

#include <QCoreApplication>
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

UtcTime before(UtcTime now, const QString &count, const QString &unit)
{
    bool ok = false;
    const qint64 n = count.toInt(&ok);
    const qint64 seconds = unit.startsWith(u'm', Qt::CaseInsensitive) ? 60
        : unit.startsWith(u'h', Qt::CaseInsensitive)                  ? 3600
                                                                      : 86400;
    return ok ? now - std::chrono::seconds(n * seconds) : UtcTime {};
}

} // namespace

UtcTime timeFromText(const QString &text, UtcTime now, const QTimeZone &zone)
{
    static const char *const words[] = { QT_TRANSLATE_NOOP("CityClock", "now"), QT_TRANSLATE_NOOP("CityClock", "today"),
                                         QT_TRANSLATE_NOOP("CityClock", "yesterday") };
    static const QRegularExpression relative(QStringLiteral("^[-−] ?(\\d{1,6}) ?(m|min|h|d)$"),
                                             QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression date(QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d?:\\d\\d(?::\\d\\d)?))?$"));

    const QString typed = text.simplified();
    if (isWord(typed, words[0]))
        return now;
    if (const auto m = relative.match(typed); m.hasMatch())
        return before(now, m.captured(1), m.captured(2));
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
    return UtcTime::fromIso(typed);
}

} // namespace citywall
