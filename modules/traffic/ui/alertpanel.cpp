// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alertpanel.h"

#include "ui/words.h"

#include <QJsonArray>

namespace citywall::traffic {

AlertPanel::AlertPanel(LatestState &state, Selection &selection, const AreaIndex &areas, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas)
{
    connect(&state, &LatestState::changed, this, &AlertPanel::show);
    connect(&selection, &Selection::changed, this, &AlertPanel::show);
}

void AlertPanel::show()
{
    const int area = m_selection.area().isEmpty() ? -1 : m_areas.indexOf(m_selection.area());
    std::vector<TransitAlert> alerts;
    for (const Latest &entry : m_state.entries()) {
        const TransitAlert alert = alertOf(entry, m_state.dictionary(), m_state.now());
        const Feature &feature = m_state.feature(entry);
        const bool here = area < 0 || feature.area == area || !feature.position.isValid();
        if (alert.fresh && !alert.over && here)
            alerts.push_back(alert);
    }
    std::ranges::stable_sort(alerts, std::ranges::greater {}, &TransitAlert::severity);
    QList<RankingRow> rows;
    for (const TransitAlert &alert : alerts)
        rows.append(rowOf(alert));
    m_rows.setRows(rows);
    Q_EMIT changed();
}

RankingRow AlertPanel::rowOf(const TransitAlert &alert) const
{
    const Feature &feature = m_state.dictionary().features[alert.key];
    QStringList facts { words::alertEffect(alert.effect) };
    if (alert.cause != u"UNKNOWN_CAUSE" && !alert.cause.isEmpty())
        facts << words::alertCause(alert.cause);
    QStringList routes;
    for (const QJsonValue route : feature.properties.value(u"routes").toArray())
        routes << route.toString();
    if (!routes.isEmpty())
        facts << tr("routes %1").arg(routes.join(QStringLiteral(", ")));
    RankingRow row { feature.id, titleOf(feature), facts.join(QStringLiteral(" · ")), {} };
    if (alert.ends.isValid())
        row.trailing = tr("for %1").arg(words::span(alert.ends - m_state.now()));
    row.severity = alert.severity();
    row.position = feature.position;
    return row;
}

QString AlertPanel::headline() const
{
    return count() == 0 ? tr("No alert is published") : tr("alerts published: %1").arg(count());
}

} // namespace citywall::traffic
