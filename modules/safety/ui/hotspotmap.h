// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hotspots.h"
#include "core/incidentstate.h"
#include "core/latest.h"
#include "map/layers/areaset.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// Significant hot and cold spots of the chosen span's incidents: hexagons on the map and a list. Of the whole city, whatever
/// is selected, because significance is against the city. Computed in the thread pool, while layer or page is shown. GUI thread.
class HotSpotMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *cells READ cells CONSTANT)
    Q_PROPERTY(citywall::RankingModel *list READ list CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString method READ method NOTIFY changed)
    Q_PROPERTY(bool layerVisible READ isLayerVisible WRITE setLayerVisible NOTIFY layerVisibleChanged)
    Q_PROPERTY(bool shown MEMBER m_shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
public:
    HotSpotMap(const IncidentState &state, Selection &selection, Layer &layer, QObject *parent = nullptr);

    AreaSet *cells() { return &m_cells; }
    RankingModel *list() { return &m_list; } ///< hot spots, the highest score first; ids are H3 indexes
    QString headline() const;
    QString method() const;
    bool isLayerVisible() const { return m_layer.isVisible(); }
    void setLayerVisible(bool visible) { m_layer.setVisible(visible); }
    void setShown(bool shown);
    Q_INVOKABLE QString cellTitle(const QString &id) const; ///< of a cell on the map; empty for none
    Q_INVOKABLE QString cellText(const QString &id) const;
    Q_INVOKABLE void choose(const QString &id); ///< enters the area that the cell lies in

Q_SIGNALS:
    void changed();
    void darkChanged();
    void layerVisibleChanged();

private:
    void compute();
    void take(const HotSpots &spots);
    void paint();
    void listSpots();
    QString describe(const HotSpot &spot) const;
    const HotSpot *find(const QString &id) const;

    const IncidentState &m_state;
    Selection &m_selection;
    Layer &m_layer;
    bool m_shown = false;
    bool m_dark = true;
    std::vector<GeoPoint> m_points; ///< what was last asked for
    HotSpots m_spots;
    AreaSet m_cells;
    RankingModel m_list;
    Latest<HotSpots> m_latest { this, [this](const HotSpots &spots) { take(spots); } };
};

} // namespace citywall::safety
