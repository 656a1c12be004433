// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pointmap.h"

#include "map/layers/palette.h"

namespace citywall::traffic {

int priorityOf(int severity) { return severity < 0 ? 0 : severity >= 3 ? 1 : severity == 2 ? 2 : 3; }

QColor severityColor(int severity, bool dark) { return QColor::fromRgba(palette::priorityColor(priorityOf(severity), dark)); }

PointMap::PointMap(LatestState &state, Selection &selection, Layer &layer, Look look, Describe describe, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_layer(&layer), m_look(std::move(look)),
      m_describe(std::move(describe))
{
    layer.model = this;
    m_describe(layer, m_dark);
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
        if (m_layer)
            m_describe(*m_layer, m_dark);
    });
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
    for (const Latest &entry : m_state.entries()) {
        const std::optional<Mark> mark = m_look(entry);
        if (!mark)
            continue;
        MapPoint point;
        point.key = entry.key;
        point.position = mark->position.isValid() ? mark->position : entry.position;
        point.priority = priorityOf(entry.fresh ? mark->severity : -1);
        point.color = palette::priorityColor(point.priority, m_dark);
        point.category = mark->shape;
        point.label = mark->label;
        points.append(point);
    }
    m_points.setPoints(std::move(points));
}

} // namespace citywall::traffic
