// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openinghours.h"

#include <QStringList>

#include <algorithm>

namespace citywall::services {

namespace {

constexpr int dayMinutes = 24 * 60;

int weekdayFrom(QStringView name)
{
    static constexpr QStringView names[] { u"Mo", u"Tu", u"We", u"Th", u"Fr", u"Sa", u"Su" };
    const auto it = std::ranges::find(names, name.trimmed());
    return it == std::end(names) ? -1 : int(it - std::begin(names));
}

/// Minutes since midnight of "08:30"; −1 if it is none.
int minutesFrom(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 1 || text.size() - colon != 3)
        return -1;
    bool hoursOk = false;
    bool minutesOk = false;
    const int hours = text.first(colon).toInt(&hoursOk);
    const int minutes = text.sliced(colon + 1).toInt(&minutesOk);
    return hoursOk && minutesOk && hours >= 0 && hours <= 48 && minutes >= 0 && minutes < 60 ? hours * 60 + minutes : -1;
}

QString clock(int minutes)
{
    return QStringLiteral("%1:%2").arg(minutes / 60 % 24, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

std::optional<std::vector<OpeningHours::Span>> OpeningHours::spansFrom(QStringView text)
{
    std::vector<Span> spans;
    if (text == u"off" || text == u"closed")
        return spans;
    for (const QStringView part : text.split(u',')) {
        const QList<QStringView> ends = part.trimmed().split(u'-');
        if (ends.size() != 2)
            return std::nullopt;
        Span span { minutesFrom(ends[0].trimmed()), minutesFrom(ends[1].trimmed()) };
        if (span.from < 0 || span.to < 0 || span.from >= dayMinutes)
            return std::nullopt;
        if (span.to <= span.from)
            span.to += dayMinutes;
        spans.push_back(span);
    }
    return spans;
}

std::optional<std::array<bool, 7>> OpeningHours::daysFrom(QStringView text)
{
    std::array<bool, 7> days {};
    for (const QStringView part : text.split(u',')) {
        const QList<QStringView> ends = part.split(u'-');
        const int from = weekdayFrom(ends.first());
        const int to = weekdayFrom(ends.last());
        if (ends.size() > 2 || from < 0 || to < 0)
            return std::nullopt;
        for (int day = from;; day = (day + 1) % 7) {
            days[size_t(day)] = true;
            if (day == to)
                break;
        }
    }
    return days;
}

std::optional<OpeningHours> OpeningHours::fromText(QStringView text)
{
    OpeningHours hours;
    bool any = false;
    for (const QStringView part : text.split(u';', Qt::SkipEmptyParts)) {
        const QStringView rule = part.trimmed();
        if (rule.isEmpty() || rule.startsWith(u"PH") || rule.startsWith(u"SH"))
            continue;
        any = true;
        if (rule == u"24/7") {
            hours.m_days.fill({ { 0, dayMinutes } });
            continue;
        }
        const bool everyDay = rule.front().isDigit() || rule == u"off" || rule == u"closed";
        const qsizetype blank = rule.indexOf(u' ');
        if (!everyDay && blank < 0)
            return std::nullopt;
        std::array<bool, 7> all;
        all.fill(true);
        const auto days = everyDay ? all : daysFrom(rule.first(blank));
        const auto spans = spansFrom(everyDay ? rule : rule.sliced(blank + 1).trimmed());
        if (!days || !spans)
            return std::nullopt;
        for (size_t day = 0; day < 7; ++day)
            if ((*days)[day])
                hours.m_days[day] = *spans;
    }
    return any ? std::optional(hours) : std::nullopt;
}

bool OpeningHours::isOpenAt(const QDateTime &local) const
{
    const int now = local.time().hour() * 60 + local.time().minute();
    const size_t today = size_t(local.date().dayOfWeek() - 1);
    const auto within = [](const std::vector<Span> &spans, int minutes) {
        return std::ranges::any_of(spans, [&](const Span &s) { return s.from <= minutes && minutes < s.to; });
    };
    return within(m_days[today], now) || within(m_days[(today + 6) % 7], now + dayMinutes);
}

QString OpeningHours::ofWeekday(int weekday) const
{
    QStringList spans;
    for (const Span &span : m_days[size_t(std::clamp(weekday, 1, 7) - 1)])
        spans.append(QStringLiteral("%1–%2").arg(clock(span.from), clock(span.to)));
    return spans.join(QStringLiteral(", "));
}

} // namespace citywall::services
