// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waterqualitypanel.h"

#include "sdk/pace.h"

#include <algorithm>

namespace citywall::environment {

WaterQualityPanel::WaterQualityPanel(const Sites &sites, Metrics metrics, QObject *parent)
    : QObject(parent), m_sites(sites), m_metrics(std::move(metrics))
{
    connect(&sites, &Sites::changed, Pace::of(this, &WaterQualityPanel::list), &Pace::tell);
}

RankingRow WaterQualityPanel::rowOf(const Site &site) const
{
    const WaterQuality water = WaterQuality::of(site.values);
    QStringList words;
    if (std::isfinite(water.ph))
        words << tr("pH %1").arg(m_metrics.ph.formatNumber(water.ph));
    if (std::isfinite(water.turbidity))
        words << m_metrics.turbidity.format(water.turbidity);
    if (std::isfinite(water.conductivity))
        words << m_metrics.conductivity.format(water.conductivity);
    if (!site.freshness.isCurrent())
        words << site.freshness.text();
    RankingRow row { site.id, site.name, words.join(QStringLiteral(" · ")), m_metrics.oxygen.format(water.oxygen) };
    row.severity = site.freshness.isCurrent() ? water.severity() : -1;
    row.position = site.position;
    return row;
}

void WaterQualityPanel::list()
{
    struct Entry {
        int severity;
        double oxygen;
        RankingRow row;
    };
    std::vector<Entry> entries;
    int outside = 0;
    int known = 0;
    for (const Site &site : m_sites.sites()) {
        if (!m_sites.inScope(site))
            continue;
        const double oxygen = WaterQuality::of(site.values).oxygen;
        const RankingRow row = rowOf(site);
        known += row.severity >= 0;
        outside += row.severity > 0;
        entries.push_back({ -row.severity, std::isfinite(oxygen) ? oxygen : std::numeric_limits<double>::max(), row });
    }
    std::ranges::stable_sort(entries, {}, [](const Entry &e) { return std::pair(e.severity, e.oxygen); });
    QList<RankingRow> rows;
    for (Entry &entry : entries)
        rows.append(std::move(entry.row));
    m_rows.setRows(rows);
    m_text = tr("dissolved oxygen; %1 of %2 stations outside US EPA's criteria").arg(outside).arg(known);
    Q_EMIT changed();
}

} // namespace citywall::environment
