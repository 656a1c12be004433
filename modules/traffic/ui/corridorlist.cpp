// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/corridorlist.h"

#include "sdk/pace.h"
#include "ui/levels.h"
#include "ui/words.h"

namespace citywall::traffic {

CorridorList::CorridorList(JamState &state, Selection &selection, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics))
{
    connect(&state, &JamState::changed, Pace::of(this, &CorridorList::show), &Pace::tell);
    connect(&state, &JamState::corridorsChanged, this, &CorridorList::show);
    connect(&selection, &Selection::changed, this, &CorridorList::show);
    connect(this, &CorridorList::watchedChanged, this, &CorridorList::show);
}

RankingRow CorridorList::rowOf(const Corridor &corridor, double seconds, double freeSeconds) const
{
    const double index = seconds / freeSeconds;
    RankingRow row { corridor.id, words::corridorTitle(corridor), {}, m_metrics.index.format(index) };
    row.subtitle = std::isnan(seconds)
        ? tr("too few current speeds · %1").arg(m_metrics.length.format(corridor.chain.lengthMeters))
        : tr("%1 now · %2 at free flow · %3")
              .arg(m_metrics.corridorTime.format(seconds), m_metrics.corridorTime.format(freeSeconds),
                   m_metrics.length.format(corridor.chain.lengthMeters));
    row.severity = m_metrics.index.severity(index);
    row.share = std::isnan(index) ? -1 : std::clamp((index - 1) / (indexColorTo - 1), 0., 1.);
    row.position = corridor.box.center();
    return row;
}

void CorridorList::show()
{
    if (!m_watched)
        return;
    const Links &links = m_state.network().links();
    const int area = m_selection.area().isEmpty() ? -1 : m_state.network().areas().indexOf(m_selection.area());
    std::vector<std::pair<double, RankingRow>> ranked;
    int slow = 0;
    for (const Corridor &corridor : m_state.corridors()) {
        const auto touches = [&](FeatureKey key) { return links[key].area == area; };
        if (area >= 0 && !std::ranges::any_of(corridor.chain.links, touches))
            continue;
        std::vector<Link> own;
        std::vector<float> speeds;
        for (const FeatureKey key : corridor.chain.links) {
            own.push_back(links[key]);
            speeds.push_back(float(m_state.speed(key)));
        }
        const double seconds = travelSeconds(own, speeds);
        const double freeSeconds = freeFlowSeconds(own);
        const double index = seconds / freeSeconds;
        slow += index >= 1.5;
        ranked.emplace_back(std::isnan(index) ? 0 : index, rowOf(corridor, seconds, freeSeconds));
    }
    std::ranges::stable_sort(ranked, std::ranges::greater {}, [](const auto &entry) { return entry.first; });
    QList<RankingRow> rows;
    for (const auto &[index, row] : ranked)
        rows.append(row);
    m_rows.setRows(rows);
    m_headline = rows.isEmpty() ? QString()
        : slow == 0             ? tr("No corridor takes half as long again as at free flow")
                    : tr("%1 of %2 corridors take at least half as long again as at free flow").arg(slow).arg(rows.size());
    Q_EMIT changed();
}

} // namespace citywall::traffic
