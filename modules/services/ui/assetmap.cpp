// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assetmap.h"

#include "core/assetwords.h"
#include "map/layers/markerglyph.h"

#include <QLocale>

namespace citywall::services {

using namespace Qt::StringLiterals;

namespace {

/// Colour of a severity −1 … 3 as a priority of the map's palette: unknown, low, low, medium, high.
int assetPriority(int severity) { return severity < 0 ? 0 : severity >= 3 ? 1 : severity == 2 ? 2 : 3; }

/// The shape says the same as the colour.
int assetShape(int severity)
{
    return severity >= 3 ? MarkerGlyph::Triangle : severity == 2 ? MarkerGlyph::Diamond : MarkerGlyph::Disc;
}

} // namespace

AssetMap::AssetMap(StreetAssetState &state, Selection &selection, const AreaIndex &areas, Layer &layer, Metric level,
                   QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas), m_layer(&layer), m_level(std::move(level))
{
    connect(&state, &StreetAssetState::changed, this, &AssetMap::show);
    connect(&layer, &Layer::visibleChanged, this, &AssetMap::show);
    connect(&selection, &Selection::changed, this, [this] {
        // What is opened is seen on the map.
        if (m_layer && selectedKey() != std::numeric_limits<quint32>::max())
            m_layer->setVisible(true);
        show();
        Q_EMIT selectedKeyChanged();
    });
    connect(this, &AssetMap::darkChanged, this, &AssetMap::show);
    connect(this, &AssetMap::darkChanged, this, &AssetMap::describe);
    if (isContainers()) // lights are in order or not: their brightness is what somebody has set
        m_points.setMeasure({ tr("Waste containers, %1 full").arg(m_level.unit), m_level.unit, MarkerGlyph::Disc });
    describe();
}

QString AssetMap::listName() const { return isContainers() ? tr("waste containers") : tr("street lights"); }

void AssetMap::describe()
{
    if (!m_layer)
        return;
    const auto color = [this](int severity) { return QColor::fromRgba(palette::priorityColor(assetPriority(severity), m_dark)); };
    QList<LegendEntry> entries { { color(3), isContainers() ? tr("burning") : tr("column damaged"), u"severity-warning"_s },
                                 { color(2), isContainers() ? tr("full, overdue, or out of order") : tr("out of order"),
                                   u"severity-notice"_s },
                                 { color(0), isContainers() ? tr("has room") : tr("in order"), u"disc"_s } };
    entries += palette::ageLegend(m_ages, m_state.lifetime(), palette::Drawn::Markers, m_dark);
    m_layer->setLegend(isContainers() ? tr("Waste containers, %1 full").arg(m_level.unit) : tr("Street lights"), entries,
                       isContainers() ? tr("filling level and status as their sensors tell them")
                                      : tr("status and power as their controllers tell them"));
}

quint32 AssetMap::selectedKey() const
{
    const EntityRef entity = m_selection.entity();
    const Feature *feature = entity.feed == m_state.feed() ? m_state.dictionary()->find(entity.id) : nullptr;
    return feature ? feature->key : std::numeric_limits<quint32>::max();
}

void AssetMap::choose(quint32 key)
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    if (const Feature *feature = dictionary->at(key))
        open(feature->id);
}

MapPoint AssetMap::pointOf(const StreetAsset &asset) const
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const int worst = severity(asset);
    MapPoint point;
    point.key = asset.key;
    point.position = dictionary->at(asset.key)->position;
    point.priority = assetPriority(worst);
    point.color = palette::priorityColor(point.priority, m_dark);
    point.category = assetShape(worst);
    point.label = AssetWords::summary(asset, m_level);
    point.freshness = asset.freshness;
    point.value = m_level.toDisplay(asset.level);
    point.name = dictionary->at(asset.key)->name;
    return point;
}

RankingRow AssetMap::rowOf(const StreetAsset &asset) const
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const Feature &feature = *dictionary->at(asset.key);
    RankingRow row { feature.id, feature.name.isEmpty() ? feature.id : feature.name, {}, AssetWords::summary(asset, m_level) };
    row.subtitle = asset.isOverdue(m_state.now())
        ? tr("collection overdue")
        : AssetWords::wasteKind(feature.properties.value(u"storedWasteKind").toString());
    row.severity = severity(asset);
    row.share = isContainers() && std::isfinite(asset.level) ? asset.level : -1;
    row.position = feature.position;
    return row;
}

void AssetMap::show()
{
    const int area = m_areas.indexOf(m_selection.area());
    std::vector<const StreetAsset *> shown;
    QList<MapPoint> points;
    palette::Ages ages;
    for (const StreetAsset &asset : m_state.assets()) {
        if (area >= 0 && asset.area != area)
            continue;
        shown.push_back(&asset);
        ages.add(asset.freshness);
        if (m_layer && m_layer->isVisible())
            points.append(pointOf(asset));
    }
    summarize(shown);
    std::erase_if(shown, [this](const StreetAsset *asset) { return severity(*asset) < 1; });
    std::ranges::stable_sort(shown, std::ranges::greater {}, [this](const StreetAsset *asset) {
        return std::pair(severity(*asset), std::isfinite(asset->level) ? asset->level : -1);
    });
    QList<RankingRow> rows;
    for (const StreetAsset *asset : shown)
        rows.append(rowOf(*asset));
    m_points.setPoints(std::move(points));
    m_list.setRows(rows);
    if (std::exchange(m_ages, ages) != ages)
        describe();
    Q_EMIT changed();
}

void AssetMap::summarize(const std::vector<const StreetAsset *> &shown)
{
    int heard = 0;
    int toDo = 0;
    int faults = 0;
    for (const StreetAsset *asset : shown) {
        heard += !asset->freshness.isOutdated();
        faults += !asset->freshness.isOutdated() && asset->hasFault();
        toDo += severity(*asset) >= 2;
    }
    const auto number = [](int count) { return QLocale().toString(count); };
    m_headline = isContainers() ? tr("%1 containers to be seen to").arg(number(toDo))
                                : tr("%1 street lights out of order").arg(number(faults));
    m_note = tr("%1 of %2 heard of").arg(number(heard), number(int(shown.size())));
}

} // namespace citywall::services
