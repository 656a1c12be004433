// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requestcard.h"

#include "core/words.h"

#include <QJsonDocument>

namespace citywall::services {

RequestCard::RequestCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                         QList<ObservationTable::Field> fields, QObject *parent)
    : EntityCard(requestFeed, history, time, selection, std::move(fields), parent), m_areas(areas)
{
}

void RequestCard::show()
{
    std::vector<Request> found = requestsFrom(rows().rows(), 0, rows().shown(), rows().dictionary(), m_cache);
    m_request = found.empty() ? Request {} : std::move(found.front());
    listMilestones();
    listFacts();
}

QString RequestCard::title() const
{
    return isKnown() ? Words::category(rows().dictionary().term(float(m_request.category))) : QString();
}

QString RequestCard::status() const
{
    if (!isKnown())
        return {};
    const QString status = Words::status(m_request.statusAt(rows().now()));
    return m_request.isOpenAt(rows().now()) && m_request.requested.isValid()
        ? tr("%1 for %2").arg(status, Words::duration(rows().now() - m_request.changes.last().time))
        : status;
}

QString RequestCard::promise() const { return isKnown() ? Words::promise(m_request, rows().now()) : QString(); }

int RequestCard::severity() const { return isKnown() ? Words::severity(m_request, rows().now()) : 0; }

UtcTime RequestCard::courseEnd() const
{
    const UtcTime end = m_request.isOpenAt(rows().now()) ? rows().now() : m_request.changes.last().time;
    return m_request.due.isValid() ? std::max(end, m_request.due) : end;
}

QList<QPointF> RequestCard::spells() const
{
    QList<QPointF> spells;
    if (!m_request.requested.isValid() || m_request.changes.isEmpty())
        return spells;
    const double length = double(std::max<qint64>(1, (courseEnd() - m_request.requested).count()));
    const auto share = [&](UtcTime t) { return double((t - m_request.requested).count()) / length; };
    for (qsizetype i = 0; i < m_request.changes.size(); ++i) {
        const Change &change = m_request.changes[i];
        if (change.status != RequestStatus::Closed)
            spells.append(
                { share(change.time), share(i + 1 < m_request.changes.size() ? m_request.changes[i + 1].time : rows().now()) });
    }
    return spells;
}

double RequestCard::dueShare() const
{
    if (!m_request.due.isValid() || !m_request.requested.isValid() || m_request.changes.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    return double((m_request.due - m_request.requested).count())
        / double(std::max<qint64>(1, (courseEnd() - m_request.requested).count()));
}

void RequestCard::listMilestones()
{
    std::vector<std::pair<UtcTime, RankingRow>> course;
    const auto add = [&](UtcTime t, const QString &name, int severity) {
        const QString since = m_request.requested.isValid() && t > m_request.requested
            ? tr("+ %1").arg(Words::duration(t - m_request.requested))
            : QString();
        course.push_back({ t, { {}, name, t.toDateTime(rows().zone()).toString(u"yyyy-MM-dd HH:mm"), since, severity } });
    };
    for (const Change &change : m_request.changes)
        add(change.time,
            change.status == RequestStatus::Closed         ? tr("Closed")
                : change.status == RequestStatus::Reopened ? tr("Reopened")
                                                           : tr("Opened"),
            0);
    if (m_request.due.isValid())
        add(m_request.due, tr("Promised by"), severity());
    std::ranges::stable_sort(course, {}, &std::pair<UtcTime, RankingRow>::first);
    QList<RankingRow> milestones;
    for (const auto &[t, row] : course)
        milestones.append(row);
    m_milestones.setRows(milestones);
}

void RequestCard::listFacts()
{
    QList<RankingRow> facts;
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({ {}, name, {}, value, 0 });
    };
    if (isKnown()) {
        const Feature *feature = rows().feature();
        const FeedDictionary &dictionary = rows().dictionary();
        fact(tr("Number"), feature->id);
        fact(tr("Agency"), Words::agency(dictionary.term(float(m_request.agency))));
        fact(tr("Channel"), Words::channel(dictionary.term(float(m_request.channel))));
        fact(tr("Service code"), feature->properties.value(u"service_code").toString());
        fact(tr("Address"), feature->properties.value(u"address").toString());
        fact(tr("Area"), m_areas.area(m_request.area).name);
        fact(tr("Position"),
             m_request.position.isValid() ? QStringLiteral("%1, %2")
                                                .arg(m_request.position.latitudeDegrees, 0, 'f', 5)
                                                .arg(m_request.position.longitudeDegrees, 0, 'f', 5)
                                          : tr("not known"));
        const QByteArray detail = rows().rows().details.value(quint32(rows().shown() - 1));
        fact(tr("Note"), QJsonDocument::fromJson(detail).object().value(u"status_notes").toString());
    }
    m_facts.setRows(facts);
}

} // namespace citywall::services
