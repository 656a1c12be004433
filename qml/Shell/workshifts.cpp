// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workshifts.h"

#include "sdk/services.h"

#include <QTimeZone>

#include <algorithm>

namespace citywall {

namespace {

const QString timeOfDayPattern = QStringLiteral("HH:mm");

} // namespace

QStringList WorkShifts::starts() const
{
    QStringList texts;
    for (const QTime start : m_starts)
        texts.append(start.toString(timeOfDayPattern));
    return texts;
}

void WorkShifts::setStarts(const QStringList &starts)
{
    QList<QTime> times;
    for (const QString &text : starts) {
        if (const QTime time = QTime::fromString(text, timeOfDayPattern); time.isValid())
            times.append(time);
    }
    std::ranges::sort(times);
    times.erase(std::unique(times.begin(), times.end()), times.end());
    if (times == m_starts)
        return;
    m_starts = times;
    Q_EMIT startsChanged();
}

QList<WorkShift> WorkShifts::between(double begin, double end) const
{
    if (m_starts.isEmpty() || !(end > begin) || end - begin > longest || !services().clock)
        return {};
    const QTimeZone zone = services().clock->zone();
    // One day more on either side holds the starts of the shifts that reach into the span.
    QDate date = QDateTime::fromMSecsSinceEpoch(qint64(begin), zone).date().addDays(-1);
    const QDate last = QDateTime::fromMSecsSinceEpoch(qint64(end), zone).date().addDays(1);
    QList<QDateTime> handovers;
    for (; date <= last; date = date.addDays(1)) {
        for (const QTime start : m_starts)
            handovers.append(QDateTime(date, start, zone));
    }
    QList<WorkShift> shifts;
    for (qsizetype i = 1; i < handovers.size(); ++i) {
        const QDateTime &from = handovers[i - 1];
        const QDateTime &to = handovers[i];
        WorkShift shift;
        shift.begin = double(from.toMSecsSinceEpoch());
        shift.end = double(to.toMSecsSinceEpoch());
        shift.hours = tr("%1 – %2").arg(from.toString(timeOfDayPattern), to.toString(timeOfDayPattern));
        // Counted from a fixed day, so that a shift keeps its shade while the view moves.
        shift.even = (from.date().toJulianDay() * m_starts.size() + m_starts.indexOf(from.time())) % 2 == 0;
        if (shift.end > begin && shift.begin < end)
            shifts.append(shift);
    }
    return shifts;
}

} // namespace citywall

#include "moc_workshifts.cpp"
