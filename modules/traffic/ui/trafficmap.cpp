// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trafficmap.h"

#include "map/layers/palette.h"
#include "ui/levels.h"

namespace citywall::traffic {

namespace {

float widthOf(const Feature &feature)
{
    static const QHash<QString, float> widths { { QStringLiteral("motorway"), 4.0f },
                                                { QStringLiteral("trunk"), 3.4f },
                                                { QStringLiteral("primary"), 2.6f },
                                                { QStringLiteral("secondary"), 2.0f },
                                                { QStringLiteral("tertiary"), 1.6f } };
    return widths.value(feature.properties.value(u"roadClass").toString(), 2.6f);
}

} // namespace

TrafficMap::TrafficMap(TrafficState &state, Selection &selection, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics))
{
    m_lines.setMeasure({ tr("Free-flow speed lost, %"), 100, QStringLiteral("%") });
    rescale();
    connect(&state, &TrafficState::linksChanged, this, &TrafficMap::takeGeometry);
    connect(&state, &TrafficState::changed, this, &TrafficMap::restyle);
    connect(&selection, &Selection::changed, this, &TrafficMap::followSelection);
}

void TrafficMap::setLayers(Layer *roads, Layer *congestion, Layer *areas)
{
    m_roadsLayer = roads;
    m_congestionLayer = congestion;
    m_areasLayer = areas;
    updateLegends();
}

void TrafficMap::setDark(bool dark)
{
    if (m_dark == dark)
        return;
    m_dark = dark;
    Q_EMIT darkChanged();
    rescale();
    updateLegends();
    restyle();
}

void TrafficMap::rescale()
{
    m_areas.setScale({ .from = 1, .to = indexColorTo, .dark = m_dark, .color = [dark = m_dark](double index) {
                          return indexColor(index, dark);
                      } });
}

void TrafficMap::takeGeometry()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    QList<MapLine> lines;
    std::vector<float> widths;
    for (const Feature &feature : dictionary->features) {
        lines.append({ feature.key, feature.geometry });
        widths.push_back(widthOf(feature));
    }
    m_widths = std::move(widths);
    m_lines.setLines(lines);
    if (m_areas.count() == 0)
        m_areas.setAreas(m_state.areas().areas());
    followSelection();
}

void TrafficMap::restyle()
{
    if (m_widths.size() != m_state.links().size())
        return; // the links' geometry comes first
    palette::Ages ages;
    bool unrated = false;
    m_lines.restyle([&](int i) {
        const LinkState link = m_state.link(FeatureKey(i));
        ages.add(link.freshness);
        unrated = unrated || (link.freshness.level != Freshness::Unknown && std::isnan(link.speedRatio));
        const double lost =
            link.freshness.isCurrent() && !std::isnan(link.speedRatio) ? std::clamp(1 - link.speedRatio, 0.0, 1.0) : unknown;
        return LineStyle { linkColor(link.speedRatio, link.freshness, m_dark), m_widths[size_t(i)], lost, link.freshness };
    });
    palette::Ages areaAges;
    m_areas.revalue([&](int i) {
        const NetworkSummary &summary = m_state.summary(i);
        if (summary.linkCount == 0)
            return AreaValue { .drawn = false };
        // An index is of current speeds alone: without any it is unknown, however lately the last one was heard.
        const Freshness freshness = std::isnan(summary.travelTimeIndex) ? Freshness::unknown() : Freshness {};
        areaAges.add(freshness);
        return AreaValue { summary.travelTimeIndex, freshness };
    });
    if (ages != m_ages || areaAges != m_areaAges || unrated != m_unrated) {
        m_ages = ages;
        m_areaAges = areaAges;
        m_unrated = unrated;
        m_legendPace.tell();
    }
    ++m_revision;
    Q_EMIT restyled();
}

void TrafficMap::followSelection()
{
    const EntityRef entity = m_selection.entity();
    const Feature *feature = entity.feed == linkSpeedFeed ? m_state.dictionary()->find(entity.id) : nullptr;
    const uint key = feature ? feature->key : LineSet::noKey;
    if (key == m_selectedKey)
        return;
    m_selectedKey = key;
    Q_EMIT selectedKeyChanged();
}

QString TrafficMap::linkTitle(uint key) const
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    if (key >= dictionary->features.size())
        return {};
    const Feature &feature = dictionary->features[key];
    return feature.name.isEmpty() ? feature.id : feature.name;
}

QString TrafficMap::linkText(uint key) const
{
    const LinkState link = m_state.link(key);
    if (link.freshness.level == Freshness::Unknown)
        return tr("no current speed");
    QStringList parts { m_metrics.speed.format(link.reading.speedMetersPerSecond) };
    if (!std::isnan(link.speedRatio))
        parts << tr("%1 of free flow").arg(m_metrics.ratio.format(link.speedRatio)) << levelTitle(levelOf(link.speedRatio));
    if (!link.freshness.isCurrent())
        parts << link.freshness.text();
    return parts.join(QStringLiteral(" · "));
}

QString TrafficMap::areaText(const QString &areaId) const
{
    const int area = m_state.areas().indexOf(areaId);
    if (area < 0)
        return {};
    const NetworkSummary &summary = m_state.summary(area);
    if (std::isnan(summary.travelTimeIndex))
        return tr("no current speeds");
    return tr("travel-time index %1 · %2")
        .arg(m_metrics.index.format(summary.travelTimeIndex), m_metrics.speed.format(summary.meanSpeedMetersPerSecond));
}

void TrafficMap::open(uint key)
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    if (key < dictionary->features.size())
        m_selection.enterEntity(linkSpeedFeed, dictionary->features[key].id);
}

void TrafficMap::updateLegends()
{
    const auto color = [](QRgb rgb) { return QColor::fromRgba(rgb); };
    const QString line = QStringLiteral("line");
    if (m_roadsLayer) {
        QList<LegendEntry> entries;
        for (int i = 0; i < levelCount; ++i)
            entries.append(
                { color(levelColor(Level(i), m_dark)), tr("%1 %2").arg(levelTitle(Level(i)), levelRange(Level(i))), line });
        if (m_unrated)
            entries.append({ color(linkColor(unknown, {}, m_dark)), tr("free-flow speed unknown"), line });
        entries.append(palette::ageLegend(m_ages, linkLifetime, palette::Drawn::Lines, m_dark));
        m_roadsLayer->setLegend(tr("Speed / free-flow speed"), entries, tr("Levels of service of urban streets, HCM 2010"));
    }
    if (m_congestionLayer) {
        constexpr int steps = 5;
        const QList<QColor> gradient = palette::gradient(palette::Kind::Density, steps, m_dark);
        QList<LegendEntry> entries;
        for (int i = 0; i < steps; ++i)
            entries.append({ gradient[i], tr("%1 %").arg(qRound(100 * heatTo() * i / (steps - 1))), QStringLiteral("area") });
        m_congestionLayer->setLegend(
            tr("Free-flow speed lost"), entries,
            tr("Mean over the links within about %1 m, weighted by length").arg(qRound(heatBandwidthMeters())), true);
    }
    if (m_areasLayer) {
        QList<LegendEntry> entries;
        for (double index = 1; index <= indexColorTo; index += 0.5) {
            const QString label = QLocale().toString(index, 'f', 1);
            entries.append({ color(indexColor(index, m_dark)), index == indexColorTo ? QStringLiteral("≥ %1").arg(label) : label,
                             QStringLiteral("area") });
        }
        entries.append(
            palette::ageLegend(m_areaAges, { linkLifetime.staleAfter, linkLifetime.staleAfter }, palette::Drawn::Areas, m_dark));
        m_areasLayer->setLegend(tr("Travel-time index"), entries,
                                tr("Mean over the area's links, weighted by distance travelled"), true);
    }
}

} // namespace citywall::traffic
