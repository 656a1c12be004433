// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/countpanel.h"

#include "sdk/pace.h"

namespace citywall::traffic {

CountPanel::CountPanel(LatestState &state, Selection &selection, const AreaIndex &areas, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas), m_metrics(std::move(metrics))
{
    connect(&state, &LatestState::changed, Pace::of(this, &CountPanel::show), &Pace::tell);
    connect(&selection, &Selection::changed, this, &CountPanel::show);
    connect(this, &CountPanel::watchedChanged, this, &CountPanel::show);
}

void CountPanel::show()
{
    if (!m_watched)
        return;
    const int area = m_selection.area().isEmpty() ? -1 : m_areas.indexOf(m_selection.area());
    std::vector<Latest> counted;
    double all = 0;
    for (const Latest &entry : m_state.entries()) {
        if ((area >= 0 && m_state.feature(entry).area != area) || std::isnan(entry.value(CountFlowField)))
            continue;
        counted.push_back(entry);
        all += entry.fresh() ? entry.value(CountFlowField) : 0;
    }
    std::ranges::stable_sort(counted, std::ranges::greater {}, [](const Latest &entry) { return entry.value(CountFlowField); });
    QList<RankingRow> rows;
    for (const Latest &entry : counted) {
        const Feature &feature = m_state.feature(entry);
        RankingRow row { feature.id, titleOf(feature), {}, m_metrics.flow.format(entry.value(CountFlowField)) };
        const QString from = feature.properties.value(u"from").toString();
        const QString to = feature.properties.value(u"to").toString();
        if (!from.isEmpty() && !to.isEmpty())
            row.subtitle = tr("%1 to %2").arg(from, to);
        if (!entry.fresh())
            row.subtitle += (row.subtitle.isEmpty() ? QString() : QStringLiteral(" · ")) + entry.freshness.text();
        row.severity = entry.fresh() ? 0 : -1;
        row.share =
            counted.front().value(CountFlowField) > 0 ? entry.value(CountFlowField) / counted.front().value(CountFlowField) : -1;
        row.position = feature.position;
        rows.append(row);
    }
    m_rows.setRows(rows);
    m_headline = rows.isEmpty() ? QString() : tr("stations: %1 · %2 together").arg(rows.size()).arg(m_metrics.flow.format(all));
    Q_EMIT changed();
}

} // namespace citywall::traffic
