// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alertpanel.h"

#include "ui/words.h"

#include <QJsonArray>

namespace citywall::traffic {

QList<RankingRow> AlertPanel::listed(int area) const
{
    std::vector<TransitAlert> alerts;
    for (const Latest &entry : state().entries()) {
        const TransitAlert alert = alertOf(entry, state().dictionary(), state().now());
        const Feature &feature = state().feature(entry);
        const bool here = area < 0 || feature.area == area || !feature.position.isValid();
        if (alert.fresh && !alert.over && here)
            alerts.push_back(alert);
    }
    std::ranges::stable_sort(alerts, std::ranges::greater {}, &TransitAlert::severity);
    QList<RankingRow> rows;
    for (const TransitAlert &alert : alerts)
        rows.append(rowOf(alert));
    return rows;
}

RankingRow AlertPanel::rowOf(const TransitAlert &alert) const
{
    const Feature &feature = state().dictionary().features[alert.key];
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
        row.trailing = tr("for %1").arg(words::span(alert.ends - state().now()));
    row.severity = alert.severity();
    row.position = feature.position;
    return row;
}

QString AlertPanel::headline() const
{
    return count() == 0 ? tr("No alert is published") : tr("alerts published: %1").arg(count());
}

} // namespace citywall::traffic
