// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidentcard.h"

#include "core/coverage.h"
#include "core/feeds.h"
#include "core/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace citywall::safety {

namespace {

constexpr size_t listedUnits = 5;

QString readable(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("citywall::safety::IncidentCard", "yes")
                              : QCoreApplication::translate("citywall::safety::IncidentCard", "no");
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'g', 6);
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray values = value.toArray();
        for (const QJsonValue &v : values)
            parts.append(v.toVariant().toString());
        return parts.join(QStringLiteral(", "));
    }
    return value.toString();
}

} // namespace

IncidentCard::IncidentCard(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                           const UnitState &units, QList<ObservationTable::Field> fields, QObject *parent)
    : EntityCard(incidentFeed, history, time, selection, std::move(fields), parent), m_areas(areas), m_units(units)
{
    connect(&units, &UnitState::changed, this, &IncidentCard::listUnits);
}

void IncidentCard::show()
{
    const std::vector<Incident> found = incidentsFrom(rows().rows(), 0, rows().shown(), rows().dictionary());
    m_incident = found.empty() ? Incident {} : found.front();
    listMilestones();
    listFacts();
    listUnits();
}

void IncidentCard::listMilestones()
{
    QList<RankingRow> milestones;
    const auto milestone = [&](const QString &name, UtcTime t) {
        if (!t.isValid())
            return;
        const double seconds = std::chrono::duration<double>(t - m_incident.reported).count();
        milestones.append({ {},
                            name,
                            t.toDateTime(rows().zone()).toString(u"yyyy-MM-dd HH:mm:ss"),
                            t == m_incident.reported ? QString() : tr("+ %1").arg(Words::duration(seconds)),
                            0 });
    };
    if (isKnown()) {
        milestone(m_incident.state == State::Recorded ? tr("Happened") : tr("Received"), m_incident.reported);
        milestone(tr("Dispatched"), m_incident.dispatched);
        milestone(tr("On scene"), m_incident.onScene);
        milestone(tr("Closed"), m_incident.closed);
    }
    m_milestones.setRows(milestones);
}

void IncidentCard::listFacts()
{
    QList<RankingRow> facts;
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({ {}, name, {}, value, 0 });
    };
    if (isKnown()) {
        const Feature &feature = rows().dictionary().features[m_incident.key];
        fact(tr("Address"), feature.properties.value(u"address").toString());
        fact(tr("Area"), m_areas.area(m_incident.area).name);
        fact(tr("Agency"), feature.properties.value(u"agency").toString());
        fact(tr("Casualties"), m_incident.casualties > 0 ? QLocale().toString(m_incident.casualties) : QString());
        fact(tr("Position"),
             m_incident.position.isValid() ? QStringLiteral("%1, %2")
                                                 .arg(m_incident.position.latitudeDegrees, 0, 'f', 5)
                                                 .arg(m_incident.position.longitudeDegrees, 0, 'f', 5)
                                           : tr("not known"));
        for (size_t row = 0; row < rows().shown(); ++row) {
            const QJsonObject detail = QJsonDocument::fromJson(rows().rows().details.value(quint32(row))).object();
            for (auto it = detail.begin(); it != detail.end(); ++it)
                fact(it.key().first(1).toUpper() + it.key().sliced(1), readable(it.value()));
        }
        fact(tr("Identifier"), feature.id);
    }
    m_facts.setRows(facts);
}

void IncidentCard::listUnits()
{
    QList<RankingRow> nearest;
    if (isKnown()) {
        for (const NearUnit &near : nearestUnits(m_units.units(), m_incident.position, listedUnits)) {
            const Feature &feature = m_units.dictionary()->features[near.unit.key];
            nearest.append(
                { feature.id, feature.name.isEmpty() ? feature.id : feature.name,
                  tr("%1, about %2 away").arg(Words::unitType(near.unit.type), Words::duration(travelSeconds(near.meters))),
                  Words::distance(near.meters), 0, -1, -1, near.unit.position });
        }
    }
    m_nearest.setRows(nearest);
}

QString IncidentCard::title() const { return isKnown() ? Words::title(m_incident, rows().dictionary()) : QString(); }

QString IncidentCard::category() const
{
    return isKnown() ? Words::category(rows().dictionary().term(float(m_incident.category))) : QString();
}

QString IncidentCard::state() const { return isKnown() ? Words::progress(m_incident, rows().now()) : QString(); }

QString IncidentCard::priority() const { return Words::priority(m_incident.priority); }

int IncidentCard::severity() const
{
    if (!isActive())
        return 0;
    return m_incident.priority == 1 ? 3 : m_incident.priority == 2 ? 2 : 1;
}

} // namespace citywall::safety
