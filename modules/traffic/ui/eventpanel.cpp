// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventpanel.h"

#include "ui/words.h"

namespace citywall::traffic {

EventPanel::EventPanel(LatestState &state, Selection &selection, const AreaIndex &areas, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas)
{
    connect(&state, &LatestState::changed, this, &EventPanel::show);
    connect(&selection, &Selection::changed, this, &EventPanel::show);
}

void EventPanel::show()
{
    const int area = m_selection.area().isEmpty() ? -1 : m_areas.indexOf(m_selection.area());
    std::vector<RoadEvent> events;
    for (const Latest &entry : m_state.entries()) {
        const RoadEvent event = roadEventOf(entry, m_state.dictionary(), m_state.now());
        if (event.fresh && !event.over && (area < 0 || m_state.feature(entry).area == area))
            events.push_back(event);
    }
    std::ranges::stable_sort(events, std::ranges::greater {},
                             [](const RoadEvent &event) { return std::pair(!event.ahead, event.level()); });
    QList<RankingRow> rows;
    for (const RoadEvent &event : events)
        rows.append(rowOf(event));
    m_rows.setRows(rows);
    Q_EMIT changed();
}

RankingRow EventPanel::rowOf(const RoadEvent &event) const
{
    const Feature &feature = m_state.dictionary().features[event.key];
    RankingRow row { feature.id, words::roadEvent(event), feature.name, {} };
    if (event.ahead)
        row.trailing = tr("in %1").arg(words::span(event.begins - m_state.now()));
    else if (event.begins.isValid())
        row.trailing = tr("for %1").arg(words::span(m_state.now() - event.begins));
    row.severity = event.ahead ? 0 : event.level();
    row.position = feature.position;
    return row;
}

QString EventPanel::headline() const { return count() == 0 ? tr("none published") : tr("published: %1").arg(count()); }

} // namespace citywall::traffic
