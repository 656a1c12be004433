// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/waterqualitymap.h"

#include "map/layers/markerglyph.h"
#include "ui/categorycolors.h"

namespace citywall::environment {

namespace {

/// The shape says the same as the colour.
int waterShape(int severity)
{
    return severity >= 2 ? MarkerGlyph::Triangle : severity == 1 ? MarkerGlyph::Diamond : MarkerGlyph::Disc;
}

} // namespace

WaterQualityMap::WaterQualityMap(const Sites &sites, Selection &selection, Metric oxygen, Layer &layer, QObject *parent)
    : QObject(parent), m_sites(sites), m_selection(selection), m_oxygen(std::move(oxygen)), m_layer(&layer)
{
    layer.model = this;
    connect(&sites, &Sites::changed, this, &WaterQualityMap::show);
    connect(&selection, &Selection::changed, this, &WaterQualityMap::followSelection);
    connect(this, &WaterQualityMap::darkChanged, this, &WaterQualityMap::show);
    connect(this, &WaterQualityMap::darkChanged, this, &WaterQualityMap::describe);
    describe();
}

quint32 WaterQualityMap::selectedKey() const
{
    const EntityRef entity = m_selection.entity();
    const bool isOurs = entity.feed == waterQualityFeed || entity.feed == waterTemperatureFeed;
    const Site *site = isOurs ? m_sites.find(entity.id) : nullptr;
    return site ? site->key : std::numeric_limits<quint32>::max();
}

void WaterQualityMap::followSelection()
{
    // What is opened is seen on the map.
    if (m_layer && selectedKey() != std::numeric_limits<quint32>::max())
        m_layer->setVisible(true);
    Q_EMIT selectedKeyChanged();
}

void WaterQualityMap::choose(quint32 key)
{
    const auto site = std::ranges::find(m_sites.sites(), key, &Site::key);
    if (site != m_sites.sites().end())
        m_selection.enterEntity(waterQualityFeed, site->id);
}

void WaterQualityMap::show()
{
    QList<MapPoint> points;
    palette::Ages ages;
    for (const Site &site : m_sites.sites()) {
        const WaterQuality water = WaterQuality::of(site.values);
        const int severity = water.severity();
        MapPoint point;
        point.key = site.key;
        point.position = site.position;
        point.color = severityColor(severity, m_dark);
        point.priority = severity < 0 ? 0 : 4 - std::max(1, severity);
        point.category = waterShape(severity);
        point.label = m_oxygen.format(water.oxygen);
        point.freshness = site.freshness;
        ages.add(site.freshness);
        points.append(std::move(point));
    }
    m_points.setPoints(std::move(points));
    if (std::exchange(m_ages, ages) != ages)
        describe();
}

void WaterQualityMap::describe()
{
    if (!m_layer)
        return;
    const auto entry = [this](int severity, const QString &label, const QString &symbol) {
        return LegendEntry { QColor::fromRgb(severityColor(severity, m_dark)), label, symbol };
    };
    QList<LegendEntry> entries { entry(2, tr("oxygen below 3, or pH outside 6.5–9"), QStringLiteral("severity-warning")),
                                 entry(1, tr("oxygen below 5: too little for young fish"), QStringLiteral("severity-notice")),
                                 entry(0, tr("within these criteria"), QStringLiteral("disc")) };
    entries += palette::ageLegend(m_ages, stationLifetime, palette::Drawn::Markers, m_dark);
    m_layer->setLegend(tr("Dissolved oxygen, %1").arg(m_oxygen.unit), entries,
                       tr("US EPA criteria for what lives in fresh water, 1986; newest observation of each station"));
}

} // namespace citywall::environment
