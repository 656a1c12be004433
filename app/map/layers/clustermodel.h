// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/clustering.h"
#include "map/layers/localframe.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace citywall {

/// The clusters and single points of a PointSet that are in view, a row each. Clusters are made for the nearest integer
/// zoom level, for the whole set; rows come and go at the viewport's edge and keep their delegates while panning. GUI thread.
class ClusterModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::PointSet *points READ points WRITE setPoints NOTIFY sourceChanged)
    Q_PROPERTY(citywall::MapCamera *camera READ camera WRITE setCamera NOTIFY sourceChanged)
    Q_PROPERTY(double radiusPixels READ radiusPixels WRITE setRadiusPixels NOTIFY sourceChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int shownPoints READ shownPoints NOTIFY countChanged) ///< points in all rows together
public:
    enum Role {
        KeyRole = Qt::UserRole, ///< "markerKey": of a single; LineSet::noKey of a cluster
        CountRole,              ///< "pointCount"
        LocalXRole,             ///< "localX", "localY": in the frame, see MarkerField
        LocalYRole,
        CategoryRole,           ///< "category"
        ColorRole,              ///< "markerColor"
        PriorityRole,           ///< "priority": of the gravest
        PriorityCountsRole,     ///< "priorityCounts": list<int> high, medium, low, unknown
        LabelRole,              ///< "label": of a single
        LabelledRole,           ///< "labelled": whether its label has room
        OutdatedRole,           ///< "outdated": how many of its points are hatched or unknown by their age
        FreshnessRole,          ///< "freshness": Freshness::Level of a single; of a cluster always current
        FadeRole,               ///< "fade": opacity of a single, by its age
        AgeRole,                ///< "age": of a single, in words; empty while it is current
        SayingRole,             ///< "saying": what a single says when it is pointed at
    };

    using QAbstractListModel::QAbstractListModel;

    PointSet *points() const { return m_points; }
    void setPoints(PointSet *points);
    MapCamera *camera() const { return m_camera; }
    void setCamera(MapCamera *camera);
    double radiusPixels() const { return m_radiusPixels; }
    void setRadiusPixels(double pixels);
    const LocalFrame &frame() const { return m_frame; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    int shownPoints() const;
    struct Row {
        quint64 id = 0;
        quint32 key = 0;
        int count = 0;
        QPointF local;
        std::array<int, 4> perPriority {};
        int priority = 0;
        int category = 0;
        QRgb color = 0;
        QString label;
        QString saying;
        bool labelled = false;
        int outdated = 0;
        Freshness freshness;
        GeoBox bounds;
        std::vector<quint32> keys;
        bool operator==(const Row &) const = default;
    };
    const Row &row(int index) const { return m_rows[size_t(index)]; }

Q_SIGNALS:
    void sourceChanged();
    void countChanged();

private:
    void recluster();
    void updateRows();
    Row makeRow(const Cluster &cluster) const;

    QPointer<PointSet> m_points;
    QPointer<MapCamera> m_camera;
    double m_radiusPixels = 72;
    LocalFrame m_frame;
    int m_zoom = -1;
    std::vector<Cluster> m_clusters;
    std::vector<Row> m_rows;
};

} // namespace citywall
