// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unitcard.h"

#include "core/words.h"

#include <QLocale>

namespace citywall::safety {

namespace {

constexpr qsizetype listedChanges = 8;

double secondsBetween(UtcTime from, UtcTime to) { return std::chrono::duration<double>(to - from).count(); }

} // namespace

UnitCard::UnitCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                   QList<ObservationTable::Field> fields, QObject *parent)
    : EntityCard(unitFeed, history, time, selection, std::move(fields), parent), m_areas(areas)
{
}

void UnitCard::show()
{
    m_unit = isKnown() ? unitAt(rows().rows(), rows().shown() - 1, rows().dictionary()) : Unit {};
    QList<RankingRow> course;
    QList<RankingRow> facts;
    if (isKnown()) {
        // Backwards through the changes of state: each lasted until the one after it, the last until now.
        UtcTime until = rows().now();
        for (size_t row = rows().shown(); row > 0 && course.size() < listedChanges; --row) {
            const Unit unit = unitAt(rows().rows(), row - 1, rows().dictionary());
            const bool begins = row == 1 || unitAt(rows().rows(), row - 2, rows().dictionary()).state != unit.state;
            if (!begins)
                continue;
            if (course.isEmpty())
                m_since = unit.heard;
            course.append({ {},
                            Words::unitState(unit.state),
                            QLocale().toString(unit.heard.toDateTime(rows().zone()), u"ddd HH:mm"),
                            Words::duration(secondsBetween(unit.heard, until)),
                            0,
                            -1,
                            -1,
                            unit.position });
            until = unit.heard;
        }
        const auto fact = [&](const QString &name, const QString &value) {
            if (!value.isEmpty())
                facts.append({ {}, name, {}, value, 0 });
        };
        fact(tr("Type"), Words::unitType(m_unit.type));
        fact(tr("Station"), rows().feature()->properties.value(u"station").toString());
        fact(tr("Area now"), m_areas.area(m_areas.at(m_unit.position)).name);
        if (m_unit.until < m_unit.heard + unitHorizon) // its publisher says
            fact(tr("Valid until"), QLocale().toString(m_unit.until.toDateTime(rows().zone()), u"ddd HH:mm:ss"));
        fact(tr("Identifier"), rows().feature()->id);
    }
    m_course.setRows(course);
    m_facts.setRows(facts);
}

QString UnitCard::state() const
{
    if (!isKnown())
        return {};
    const QString state = Words::unitState(m_unit.state);
    return m_unit.until <= rows().now() ? tr("unknown, last %1").arg(state)
                                        : tr("%1 for %2").arg(state, Words::duration(secondsBetween(m_since, rows().now())));
}

} // namespace citywall::safety
