// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/treeoverview.h"

#include "map/layers/markerglyph.h"
#include "map/layers/palette.h"

#include <QLocale>

namespace citywall::example {

namespace {

constexpr double fullBar = 0.4; ///< m³/m³: more than any soil of a street holds

/// Colour of a severity −1 … 3 as a priority of the map's palette: unknown, low, low, medium, high.
int priorityOf(int severity) { return severity < 0 ? 0 : severity >= 3 ? 1 : severity == 2 ? 2 : 3; }

/// The shape says the same as the colour; the legend's symbols are of these shapes.
int shapeOf(int severity)
{
    return severity >= 3 ? MarkerGlyph::Triangle : severity == 2 ? MarkerGlyph::Diamond : MarkerGlyph::Disc;
}

} // namespace

TreeOverview::TreeOverview(const TreeState &state, Selection &selection, Metric moisture, Layer &layer, Kpi &thirsty,
                           QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_moisture(std::move(moisture)), m_layer(layer), m_thirsty(thirsty)
{
    connect(&state, &TreeState::changed, this, &TreeOverview::show);
    connect(&selection, &Selection::changed, this, &TreeOverview::selectedKeyChanged);
    connect(this, &TreeOverview::darkChanged, this, &TreeOverview::show);
    connect(this, &TreeOverview::darkChanged, this, &TreeOverview::describe);
    describe();
}

void TreeOverview::describe()
{
    const auto color = [this](int severity) { return QColor::fromRgba(palette::priorityColor(priorityOf(severity), m_dark)); };
    QList<LegendEntry> entries;
    for (const MetricLimit &limit : m_moisture.limits)
        entries.prepend({ color(limit.severity),
                          tr("%1: up to %2 %3").arg(limit.title, QLocale().toString(limit.from), m_moisture.unit),
                          limit.severity >= 3 ? QStringLiteral("severity-warning") : QStringLiteral("severity-notice") });
    entries.append({ color(0), tr("enough"), QStringLiteral("disc") });
    entries.append(palette::ageLegend(m_ages, Lifetime::of(soilFeedDescriptor()), palette::Drawn::Markers, m_dark));
    m_layer.setLegend(tr("Soil moisture at trees, %1").arg(m_moisture.unit), entries,
                      tr("newest reading; limits for loam (FAO 56)"));
}

QString TreeOverview::headline() const
{
    const double share = thirstyShare(m_state.trees());
    return std::isfinite(share) ? tr("%1% of the trees need water").arg(QLocale().toString(share * 100, 'f', 0))
                                : tr("No fresh reading");
}

quint32 TreeOverview::selectedKey() const
{
    const EntityRef entity = m_selection.entity();
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const Feature *tree = entity.feed == soilFeed ? dictionary->find(entity.id) : nullptr;
    return tree ? tree->key : std::numeric_limits<quint32>::max();
}

void TreeOverview::choose(quint32 key)
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    if (const Feature *tree = dictionary->at(key))
        m_selection.enterEntity(soilFeed, tree->id);
}

MapPoint TreeOverview::pointOf(const Tree &tree) const
{
    MapPoint point;
    point.key = tree.key;
    point.position = m_state.dictionary()->at(tree.key)->position;
    point.priority = priorityOf(severityOf(tree));
    point.color = palette::priorityColor(point.priority, m_dark);
    point.category = shapeOf(severityOf(tree));
    point.label = m_moisture.format(tree.moisture);
    point.freshness = tree.freshness;
    return point;
}

RankingRow TreeOverview::rowOf(const Tree &tree) const
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const Feature &feature = *dictionary->at(tree.key);
    RankingRow row { feature.id, feature.name.isEmpty() ? feature.id : feature.name, {}, m_moisture.format(tree.moisture) };
    row.subtitle = tree.freshness.text();
    row.severity = tree.freshness.isCurrent() ? severityOf(tree) : -1;
    row.share = std::isfinite(tree.moisture) ? tree.moisture / fullBar : -1;
    row.mark = stressMoisture / fullBar;
    row.position = feature.position;
    return row;
}

void TreeOverview::show()
{
    QList<MapPoint> points;
    QList<RankingRow> rows;
    palette::Ages ages;
    for (const Tree &tree : m_state.trees()) {
        points.append(pointOf(tree));
        ages.add(tree.freshness);
        rows.append(rowOf(tree));
    }
    // The driest first; those that tell nothing last.
    std::ranges::stable_sort(rows, {}, [](const RankingRow &row) { return row.share < 0 ? 2 : row.share; });
    if (std::exchange(m_ages, ages) != ages)
        describe();
    m_points.setPoints(std::move(points));
    m_list.setRows(rows);
    m_thirsty.set(thirstyShare(m_state.trees()), std::numeric_limits<double>::quiet_NaN(), coverage(m_state.trees()));
    Q_EMIT changed();
}

} // namespace citywall::example
