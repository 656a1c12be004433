// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/shift.h"

#include "engine/ingest/ingesttext.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace citywall {

Result<Shift> Shift::fromText(const QString &text)
{
    if (text.isEmpty())
        return Shift {};
    if (text.compare(u"AUTO", Qt::CaseInsensitive) == 0)
        return Shift { Kind::Auto, {} };
    static const QRegularExpression pattern(
        QStringLiteral(R"(^([+-]?)P?(?:(\d{1,6})W)?(?:(\d{1,6})D)?T?(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?$)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(text);
    constexpr qint64 seconds[] = { 7 * 86400, 86400, 3600, 60, 1 };
    qint64 sum = 0;
    bool any = false;
    for (int i = 0; i < 5; ++i) {
        any = any || !match.captured(i + 2).isEmpty();
        sum += match.captured(i + 2).toLongLong() * seconds[i];
    }
    if (!any)
        return Error { Ingest::tr("'%1' is not a shift: write AUTO, or a duration such as P7D, -PT6H, +36h or 1d12h").arg(text),
                       {} };
    return Shift { Kind::Fixed, std::chrono::seconds(match.captured(1) == u"-" ? -sum : sum) };
}

Duration automaticShift(UtcTime newest, UtcTime now, const QTimeZone &zone)
{
    const QTime timeOfDay = newest.toDateTime(zone).time();
    const QDate today = now.toDateTime(zone).date();
    const auto moved = UtcTime::fromDateTime(QDateTime(today, timeOfDay, zone));
    return (moved <= now ? moved : UtcTime::fromDateTime(QDateTime(today.addDays(-1), timeOfDay, zone))) - newest;
}

void shiftTimes(DecodedBatch &batch, Duration by, const FeedDescriptor &feed)
{
    if (by == Duration(0))
        return;
    for (ObservationRecord &observation : batch.observations)
        observation.phenomenonTime = observation.phenomenonTime + by;
    if (feed.shift)
        feed.shift(batch, by);
}

QString toIsoDuration(Duration duration)
{
    const qint64 milliseconds = std::abs(duration.count());
    const qint64 days = milliseconds / 86400000;
    const qint64 hours = milliseconds / 3600000 % 24;
    const qint64 minutes = milliseconds / 60000 % 60;
    const double seconds = double(milliseconds % 60000) / 1000;
    QString text = duration.count() < 0 ? QStringLiteral("-P") : QStringLiteral("P");
    if (days > 0)
        text += QString::number(days) + u'D';
    if (hours > 0 || minutes > 0 || seconds > 0 || days == 0)
        text += u'T';
    if (hours > 0)
        text += QString::number(hours) + u'H';
    if (minutes > 0)
        text += QString::number(minutes) + u'M';
    if (seconds > 0 || milliseconds == 0)
        text += QString::number(seconds) + u'S';
    return text;
}

} // namespace citywall
