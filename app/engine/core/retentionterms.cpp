// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/retentionterms.h"

#include <QRegularExpression>

#include <algorithm>

namespace citywall {

using namespace std::chrono_literals;

std::optional<CalendarPeriod> CalendarPeriod::fromIso(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^P(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,5})D)?$"));
    const QRegularExpressionMatch match = pattern.match(text);
    const CalendarPeriod period { match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt() };
    return match.hasMatch() && period != CalendarPeriod {} ? std::optional(period) : std::nullopt;
}

QString CalendarPeriod::toIso() const
{
    QString text = QStringLiteral("P");
    for (const auto &[count, unit] : { std::pair(years, u'Y'), std::pair(months, u'M'), std::pair(days, u'D') }) {
        if (count > 0)
            text += QString::number(count) + unit;
    }
    return text;
}

UtcTime CalendarPeriod::before(UtcTime end, const QTimeZone &zone) const
{
    return UtcTime::fromDateTime(end.toDateTime(zone).addYears(-years).addMonths(-months).addDays(-days));
}

RetentionTerms RetentionTerms::fromJson(const QJsonObject &entry)
{
    const QJsonObject thinned = entry.value(u"thinned").toObject();
    return { entry.value(u"feed").toString(), CalendarPeriod::fromIso(entry.value(u"raw").toString()).value_or(CalendarPeriod {}),
             thinned.value(u"to").toString(), CalendarPeriod::fromIso(thinned.value(u"for").toString()) };
}

Duration RetentionTerms::stepOf(const QString &text)
{
    static const QHash<QString, Duration> steps { { QStringLiteral("PT1M"), 1min },   { QStringLiteral("PT5M"), 5min },
                                                  { QStringLiteral("PT10M"), 10min }, { QStringLiteral("PT15M"), 15min },
                                                  { QStringLiteral("PT30M"), 30min }, { QStringLiteral("PT1H"), 1h },
                                                  { QStringLiteral("PT3H"), 3h },     { QStringLiteral("PT6H"), 6h },
                                                  { QStringLiteral("PT12H"), 12h },   { QStringLiteral("P1D"), 24h } };
    return steps.value(text);
}

bool RetentionTerms::covers(const QString &feedOrPattern) const
{
    return feeds == feedOrPattern || feeds == u"*"
        || (feeds.endsWith(u".*") && feedOrPattern.startsWith(QStringView(feeds).chopped(1)));
}

RetentionLimits RetentionTerms::at(UtcTime now, const QTimeZone &zone) const
{
    const UtcTime rawFrom = raw.before(now, zone);
    const Duration step = stepOf(thinTo);
    if (step.count() == 0)
        return { rawFrom, {}, rawFrom };
    return { rawFrom, step, thinned ? thinned->before(now, zone) : UtcTime {} };
}

const RetentionTerms *termsFor(const QList<RetentionTerms> &all, const QString &feed)
{
    const auto found = std::ranges::find_if(all, [&](const RetentionTerms &terms) { return terms.covers(feed); });
    return found == all.end() ? nullptr : &*found;
}

} // namespace citywall
