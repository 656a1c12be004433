// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/emissionpanel.h"

#include "sdk/pace.h"

#include <algorithm>

namespace citywall::environment {

EmissionPanel::EmissionPanel(const Emitters &emitters, Metric ratio, QObject *parent)
    : QObject(parent), m_emitters(emitters), m_ratio(std::move(ratio))
{
    m_rows.setAreas(&emitters.areas());
    connect(&emitters, &Emitters::changed, Pace::of(this, &EmissionPanel::list), &Pace::tell);
}

void EmissionPanel::list()
{
    std::vector<std::pair<double, RankingRow>> sorted;
    int above = 0;
    m_simulated = false;
    for (const Emitter &emitter : m_emitters.all()) {
        if (!m_emitters.inScope(emitter))
            continue;
        const Emission *worst = emitter.worst();
        const double ratio = worst ? worst->hourRatio : unknown;
        above += ratio > 1;
        m_simulated = m_simulated || emitter.simulated;
        RankingRow row;
        row.id = (worst ? *worst : emitter.emissions.first()).feature;
        row.title = emitter.name;
        row.subtitle = worst
            ? tr("%1 · above the permit in %2 of %3 h today").arg(worst->substance).arg(worst->hoursAbove).arg(worst->hoursKnown)
            : tr("no valid hour");
        row.trailing = m_ratio.format(ratio);
        row.severity = emitter.severity();
        row.share = std::isfinite(ratio) ? ratio / fullBar : 0;
        row.mark = 1 / fullBar;
        row.position = emitter.position;
        sorted.emplace_back(std::isfinite(ratio) ? ratio : -1, row);
    }
    std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<double, RankingRow>::first);
    QList<RankingRow> rows;
    for (auto &[ratio, row] : sorted)
        rows.append(std::move(row));
    m_text = tr("mean of the last hour over what the permit allows; line: 100%; %1 of %2 above").arg(above).arg(rows.size());
    m_rows.setRows(rows);
    Q_EMIT changed();
}

} // namespace citywall::environment
