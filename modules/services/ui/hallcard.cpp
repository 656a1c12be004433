// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hallcard.h"

#include "core/queueday.h"
#include "core/words.h"

#include <QLocale>

namespace citywall::services {

HallCard::HallCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                   const QList<ObservationTable::Field> &fields, QObject *parent)
    : EntityCard(hallFeed, history, time, selection, fields, parent), m_areas(areas), m_wait(fields[WaitField].metric)
{
}

QString HallCard::title() const
{
    const Feature *feature = rows().feature();
    return !feature ? QString() : feature->name.isEmpty() ? feature->id : feature->name;
}

QString HallCard::state() const { return Words::hallState(m_hall.state); }

QString HallCard::wait() const { return m_wait.format(m_hall.state == Hall::State::Open ? m_hall.waitSeconds : std::nan("")); }

int HallCard::severity() const
{
    return m_hall.state == Hall::State::Open ? m_wait.severity(m_hall.waitSeconds) : m_hall.state == Hall::State::Closed ? 0 : -1;
}

void HallCard::show()
{
    m_hall = isKnown() ? hallAt(rows().rows(), rows().shown() - 1, *rows().feature(), rows().now(), rows().zone()) : Hall {};
    chart();
    listFacts();
}

void HallCard::chart()
{
    const TimeRange day = rows().now().isValid() ? cityDay(rows().now(), rows().zone()) : TimeRange {};
    const std::pair made { rows().block(), rows().shown() };
    if (made == m_charted && day == m_day)
        return;
    m_charted = made;
    m_day = day;
    m_today = observedCurve(rows().rows(), rows().shown(), WaitField, day);
    m_usual = usualCurve(rows().rows(), rows().shown(), WaitField, day, rows().zone());
    for (QList<QPointF> *curve : { &m_today, &m_usual })
        for (QPointF &point : *curve)
            point.setY(m_wait.toDisplay(point.y()));
}

void HallCard::listFacts()
{
    QList<RankingRow> facts;
    const auto fact = [&](const QString &name, const QString &value) { facts.append({ {}, name, {}, value, 0 }); };
    if (isKnown()) {
        const Feature &feature = *rows().feature();
        const double counters = feature.properties.value(u"counters").toDouble();
        const Metric plain;
        fact(tr("Persons waiting"), plain.formatNumber(m_hall.waiting));
        fact(tr("Counters open"),
             counters > 0 ? tr("%1 of %2").arg(plain.formatNumber(m_hall.counters), plain.formatNumber(counters))
                          : plain.formatNumber(m_hall.counters));
        fact(tr("Served in the hour"), plain.formatNumber(m_hall.served));
        const auto hours = OpeningHours::fromText(feature.properties.value(u"opening_hours").toString());
        if (hours) {
            const QString spans = hours->ofWeekday(rows().now().toDateTime(rows().zone()).date().dayOfWeek());
            fact(tr("Opening hours today"), spans.isEmpty() ? tr("closed") : spans);
        }
        if (feature.area >= 0)
            fact(tr("Area"), m_areas.area(feature.area).name);
    }
    m_facts.setRows(facts);
}

} // namespace citywall::services
