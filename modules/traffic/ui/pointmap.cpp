// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pointmap.h"

#include "map/layers/palette.h"

namespace citywall::traffic {

int priorityOf(int severity) { return severity < 0 ? 0 : severity >= 3 ? 1 : severity == 2 ? 2 : 3; }

QColor severityColor(int severity, bool dark) { return QColor::fromRgba(palette::priorityColor(priorityOf(severity), dark)); }

PointMap::PointMap(LatestState &state, Selection &selection, Layer &layer, Look look, Describe describe, bool lasting,
                   QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_layer(&layer), m_look(std::move(look)),
      m_describe(std::move(describe)), m_lasting(lasting)
{
    layer.model = this;
    updateLegend();
    connect(&state, &LatestState::changed, this, &PointMap::show);
    connect(&layer, &Layer::visibleChanged, this, &PointMap::show);
    connect(&selection, &Selection::changed, this, [this] {
        // What is opened is seen on the map.
        if (m_layer && selectedKey() != std::numeric_limits<quint32>::max())
            m_layer->setVisible(true);
        Q_EMIT selectedKeyChanged();
    });
    connect(this, &PointMap::darkChanged, this, [this] {
        show();
        updateLegend();
    });
}

void PointMap::updateLegend()
{
    if (!m_layer)
        return;
    m_describe(*m_layer, m_dark);
    const QList<LegendEntry> ages = palette::ageLegend(m_ages, m_state.lifetime(), palette::Drawn::Markers, m_dark);
    if (!ages.isEmpty())
        m_layer->setLegend(m_layer->legendTitle(), m_layer->legend() + ages, m_layer->legendNote());
}

quint32 PointMap::selectedKey() const
{
    const EntityRef entity = m_selection.entity();
    const Feature *feature = entity.feed == m_state.feed() ? m_state.dictionary().find(entity.id) : nullptr;
    return feature ? feature->key : std::numeric_limits<quint32>::max();
}

void PointMap::choose(quint32 key)
{
    if (key < m_state.dictionary().features.size())
        m_selection.enterEntity(m_state.feed(), m_state.dictionary().features[key].id);
}

void PointMap::show()
{
    if (!m_layer || !m_layer->isVisible())
        return;
    QList<MapPoint> points;
    palette::Ages ages;
    const auto add = [&](MapPoint point, const Freshness &freshness) {
        point.freshness = freshness;
        ages.add(freshness);
        points.append(std::move(point));
    };
    FeatureKey next = 0; // entries are in the order of their keys
    const auto addUnheard = [&](FeatureKey before) {
        const FeatureTable &features = m_state.dictionary().features;
        for (; m_lasting && m_state.now().isValid() && next < before && next < features.size(); ++next) {
            const Feature *feature = features.at(next);
            if (!feature)
                continue;
            MapPoint point;
            point.key = next;
            point.position = feature->position;
            point.label = titleOf(*feature);
            add(std::move(point), Freshness::unknown());
        }
        next = before + 1;
    };
    for (const Latest &entry : m_state.entries()) {
        addUnheard(entry.key);
        const std::optional<Mark> mark = m_look(entry);
        if (!mark)
            continue;
        MapPoint point;
        point.key = entry.key;
        point.position = mark->position.isValid() ? mark->position : entry.position;
        point.priority = priorityOf(mark->severity);
        point.color = palette::priorityColor(point.priority, m_dark);
        point.category = mark->shape;
        point.label = mark->label;
        point.value = mark->value;
        point.name = titleOf(m_state.feature(entry));
        add(std::move(point), entry.freshness);
    }
    addUnheard(FeatureKey(m_state.dictionary().features.size()));
    if (std::exchange(m_ages, ages) != ages)
        updateLegend();
    m_points.setPoints(std::move(points));
}

} // namespace citywall::traffic
