// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/historynews.h"

#include "cli/console.h"
#include "sdk/datetext.h"

#include <QLocale>

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 asOneMilliseconds = 60'000; // what is as close as that is one span to people
constexpr qsizetype spansTold = 3;

void addSpan(QList<TimeRange> &spans, TimeRange more)
{
    spans.append(more);
    std::ranges::sort(spans, {}, [](const TimeRange &span) { return span.begin.milliseconds; });
    QList<TimeRange> joined;
    for (const TimeRange &span : std::as_const(spans)) {
        if (joined.isEmpty() || span.begin.milliseconds > joined.last().end.milliseconds + asOneMilliseconds)
            joined.append(span);
        else
            joined.last().end = std::max(joined.last().end, span.end);
    }
    spans = joined;
}

} // namespace

void HistoryNews::watch(const HistoryArchive &archive)
{
    connect(&archive, &HistoryArchive::troubleChanged, this,
            [this, &archive, lasting = m_place.health.problem()] { tellTrouble(archive, lasting); });
    connect(&archive, &HistoryArchive::damaged, this, &HistoryNews::tellDamage);
    tellTrouble(archive, m_place.health.problem()); // it may have been opened with one
}

void HistoryNews::tellTrouble(const HistoryArchive &archive, const QString &lasting)
{
    const QString former = std::exchange(m_trouble, archive.trouble());
    if (m_trouble == former)
        return;
    console::complain(m_trouble.isEmpty() ? tr("The history is there again: %1").arg(archive.description()) : m_trouble);
    replaceNotice(former, m_trouble);
    m_place.health.setProblem(m_trouble.isEmpty() ? lasting : m_trouble);
}

void HistoryNews::tellDamage(const HistoryDamage &found)
{
    if (found.range.isEmpty()) {
        console::complain(tr("%1: a row of names is damaged (%2); see 'citywall history verify'").arg(found.feed, found.where));
    } else {
        console::complain(tr("%1: %2 observations of %3 to %4 are damaged and left out; see 'citywall history verify'")
                              .arg(found.feed)
                              .arg(found.observations)
                              .arg(found.range.begin.toIso(), found.range.end.toIso()));
    }
    Damage &damage = m_damage[found.feed];
    if (found.range.isEmpty())
        damage.hasNames = true;
    else if (found.observations == 0)
        return; // a count: it is made of the observations instead, and nothing is missing
    else
        addSpan(damage.spans, found.range);
    damage.observations += found.observations;
    const QString text = textOf(found.feed, damage);
    replaceNotice(std::exchange(damage.notice, text), text);
    m_place.health.setDamage(found.feed, damage.spans);
}

QString HistoryNews::textOf(const QString &feed, const Damage &damage) const
{
    const QString title = feed.isEmpty() ? tr("A feed whose name is lost") : m_place.titleOf(feed);
    QStringList lines;
    if (!damage.spans.isEmpty()) {
        QStringList spans;
        for (const TimeRange &span : damage.spans.first(std::min(spansTold, damage.spans.size())))
            spans.append(textOf(span));
        if (damage.spans.size() > spans.size())
            spans.append(tr("and others"));
        lines.append(tr("%1: %2 observations of %3 are damaged on the disk and left out; the rest is shown.")
                         .arg(title, QLocale().toString(damage.observations), spans.join(tr(", ", "between spans of time"))));
    }
    if (damage.hasNames)
        lines.append(tr("%1: some names are damaged on the disk; “damaged:…” stands in their place.").arg(title));
    return lines.join(u'\n');
}

QString HistoryNews::textOf(TimeRange span) const
{
    const auto local = [this](UtcTime time) { return QDateTime::fromMSecsSinceEpoch(time.milliseconds, m_place.zone); };
    const QDateTime begin = local(span.begin);
    const QDateTime end = local({ span.end.milliseconds - 1 });
    const QString whole = QStringLiteral("ddd d MMM yyyy HH:mm");
    return tr("%1 to %2")
        .arg(dateText(begin, whole), dateText(end, begin.date() == end.date() ? QStringLiteral("HH:mm") : whole));
}

void HistoryNews::replaceNotice(const QString &former, const QString &notice)
{
    QStringList &notices = m_place.city.notices;
    const qsizetype at = former.isEmpty() ? -1 : notices.indexOf(former);
    if (at >= 0 && !notice.isEmpty())
        notices[at] = notice;
    else if (at >= 0)
        notices.removeAt(at);
    else if (!notice.isEmpty())
        notices.append(notice);
    Q_EMIT m_place.city.noticesChanged();
}

} // namespace citywall

#include "moc_historynews.cpp"
