// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/clustermodel.h"

#include "map/layers/lineset.h"

#include <unordered_map>

namespace citywall {

namespace {
constexpr double marginPixels = 80;
constexpr double characterPixels = 7;
constexpr int labelsFromZoom = 13;
} // namespace

void ClusterModel::setPoints(PointSet *points)
{
    if (points == m_points)
        return;
    if (m_points)
        disconnect(m_points, nullptr, this, nullptr);
    m_points = points;
    if (points) {
        connect(points, &PointSet::geometryChanged, this, &ClusterModel::recluster);
        connect(points, &PointSet::stylesChanged, this, &ClusterModel::recluster);
    }
    Q_EMIT sourceChanged();
    recluster();
}

void ClusterModel::setCamera(MapCamera *camera)
{
    if (camera == m_camera)
        return;
    if (m_camera)
        disconnect(m_camera, nullptr, this, nullptr);
    m_camera = camera;
    if (camera) {
        m_frame.originWorld = camera->worldCenter(); // any fixed place near the data
        connect(camera, &MapCamera::changed, this, &ClusterModel::updateRows);
    }
    Q_EMIT sourceChanged();
    recluster();
}

void ClusterModel::setRadiusPixels(double pixels)
{
    if (std::exchange(m_radiusPixels, pixels) == pixels)
        return;
    Q_EMIT sourceChanged();
    recluster();
}

void ClusterModel::recluster()
{
    m_zoom = -1;
    updateRows();
}

void ClusterModel::updateRows()
{
    std::vector<Row> rows;
    if (m_points && m_camera) {
        const int zoom = int(std::lround(m_camera->zoomLevel()));
        if (zoom != m_zoom) {
            m_zoom = zoom;
            m_clusters = clusterPoints(m_points->points(), zoom, m_radiusPixels);
            if (zoom >= labelsFromZoom)
                placeLabels(m_clusters, m_points->points(), zoom, characterPixels);
        }
        const double margin = marginPixels / m_camera->worldPixels();
        const QRectF view = m_camera->visibleWorld().adjusted(-margin, -margin, margin, margin);
        for (const Cluster &c : m_clusters) {
            if (view.contains(c.world))
                rows.push_back(makeRow(c));
        }
    }

    std::unordered_map<quint64, size_t> wanted;
    for (size_t i = 0; i < rows.size(); ++i)
        wanted.emplace(rows[i].id, i);
    for (int last = count() - 1; last >= 0; --last) {
        if (wanted.contains(m_rows[size_t(last)].id))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_rows[size_t(first) - 1].id))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    for (int i = 0; i < count(); ++i) {
        const auto it = wanted.find(m_rows[size_t(i)].id);
        Row &fresh = rows[it->second];
        if (m_rows[size_t(i)] != fresh) {
            m_rows[size_t(i)] = fresh;
            Q_EMIT dataChanged(index(i), index(i));
        }
        wanted.erase(it);
    }
    if (!wanted.empty()) {
        beginInsertRows({}, count(), count() + int(wanted.size()) - 1);
        for (const Row &row : rows) {
            if (wanted.erase(row.id))
                m_rows.push_back(row);
        }
        endInsertRows();
    }
    Q_EMIT countChanged();
}

ClusterModel::Row ClusterModel::makeRow(const Cluster &c) const
{
    Row row;
    row.id = c.id;
    row.count = int(c.members.size());
    row.local = m_frame.toLocal(c.world);
    row.perPriority = c.perPriority;
    row.priority = c.priority();
    for (int i : c.members)
        row.bounds.extend(m_points->points()[i].position);
    const MapPoint &first = m_points->points()[c.members.front()];
    row.key = c.isSingle() ? first.key : LineSet::noKey;
    row.category = first.category;
    row.color = first.color;
    if (c.isSingle()) {
        row.label = first.label;
        row.saying = first.told.isEmpty() ? first.label : first.told;
        row.freshness = first.freshness;
    }
    row.labelled = c.labelled;
    row.outdated = c.outdated;
    for (int i : c.members)
        row.keys.push_back(m_points->points()[i].key);
    return row;
}

int ClusterModel::shownPoints() const
{
    int sum = 0;
    for (const Row &row : m_rows)
        sum += row.count;
    return sum;
}

QVariant ClusterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &r = row(index.row());
    switch (role) {
    case KeyRole:
        return r.key;
    case CountRole:
        return r.count;
    case LocalXRole:
        return r.local.x();
    case LocalYRole:
        return r.local.y();
    case CategoryRole:
        return r.category;
    case ColorRole:
        return QColor::fromRgba(r.color);
    case PriorityRole:
        return r.priority;
    case PriorityCountsRole:
        return QVariant::fromValue(QList<int> { r.perPriority[1], r.perPriority[2], r.perPriority[3], r.perPriority[0] });
    case LabelRole:
    case Qt::DisplayRole:
        return r.label;
    case LabelledRole:
        return r.labelled;
    case OutdatedRole:
        return r.outdated;
    case FreshnessRole:
        return int(r.freshness.level);
    case FadeRole:
        return r.freshness.opacity;
    case AgeRole:
        return r.freshness.text();
    case SayingRole:
        return r.saying;
    }
    return {};
}

QHash<int, QByteArray> ClusterModel::roleNames() const
{
    return { { KeyRole, "markerKey" },     { CountRole, "pointCount" },
             { LocalXRole, "localX" },     { LocalYRole, "localY" },
             { CategoryRole, "category" }, { ColorRole, "markerColor" },
             { PriorityRole, "priority" }, { PriorityCountsRole, "priorityCounts" },
             { LabelRole, "label" },       { LabelledRole, "labelled" },
             { OutdatedRole, "outdated" }, { FreshnessRole, "freshness" },
             { FadeRole, "fade" },         { AgeRole, "age" },
             { SayingRole, "saying" } };
}

} // namespace citywall
