// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventpanel.h"

#include "ui/words.h"

namespace citywall::traffic {

QList<RankingRow> EventPanel::listed(int area) const
{
    std::vector<RoadEvent> events;
    for (const Latest &entry : state().entries()) {
        const RoadEvent event = roadEventOf(entry, state().dictionary(), state().now());
        if (event.fresh && !event.over && (area < 0 || state().feature(entry).area == area))
            events.push_back(event);
    }
    std::ranges::stable_sort(events, std::ranges::greater {},
                             [](const RoadEvent &event) { return std::pair(!event.ahead, event.level()); });
    QList<RankingRow> rows;
    for (const RoadEvent &event : events)
        rows.append(rowOf(event));
    return rows;
}

RankingRow EventPanel::rowOf(const RoadEvent &event) const
{
    const Feature &feature = state().dictionary().features[event.key];
    RankingRow row { feature.id, words::roadEvent(event), feature.name, {} };
    if (event.ahead)
        row.trailing = tr("in %1").arg(words::span(event.begins - state().now()));
    else if (event.begins.isValid())
        row.trailing = tr("for %1").arg(words::span(state().now() - event.begins));
    row.severity = event.ahead ? 0 : event.level();
    row.position = feature.position;
    return row;
}

QString EventPanel::headline() const { return count() == 0 ? tr("none published") : tr("published: %1").arg(count()); }

} // namespace citywall::traffic
