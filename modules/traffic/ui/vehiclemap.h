// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"
#include "core/trafficmetrics.h"
#include "core/vehiclecells.h"
#include "map/layers/areaset.h"
#include "map/layers/palette.h"
#include "sdk/descriptors.h"
#include "sdk/pace.h"
#include "sdk/selection.h"

#include <QPointer>
#include <QQmlEngine>

namespace citywall::traffic {

/// The layer of free vehicles: each cell of the grid in which there were any by how many there are, all operators together. One that no
/// operator tells of any more is empty as long as some fleet is current, and else not known. Cells that never had one come once a
/// second. A click drills down. GUI thread.
class VehicleMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY selectedIdChanged)
    Q_PROPERTY(int revision READ revision NOTIFY shown) ///< grows when what cells say is another
public:
    VehicleMap(LatestState &state, Selection &selection, Layer &layer, TrafficMetrics metrics, QObject *parent = nullptr);

    AreaSet *areas() { return &m_areas; }
    QString selectedId() const; ///< the cell whose page is open; empty if none is
    int revision() const { return m_revision; }
    Q_INVOKABLE QString titleOf(const QString &cell) const;
    Q_INVOKABLE QString textOf(const QString &cell) const; ///< "12 vehicles · reserved: 1"
    Q_INVOKABLE void choose(const QString &cell);

Q_SIGNALS:
    void darkChanged();
    void selectedIdChanged();
    void shown();

private:
    /// What all operators together say of a cell.
    struct Sum {
        bool known = false;
        VehicleCounts counts;
        Freshness freshness {}; ///< of what is oldest of it
        FeatureKey most = 0; ///< the feature with most of the free ones
        double mostFree = -1;
    };
    void show();
    void showNewCells();
    void takeCells();
    void sumUp();
    void revalue();
    void describe();
    const Sum *sumOf(const QString &cell) const;

    LatestState &m_state;
    Selection &m_selection;
    const QPointer<Layer> m_layer;
    const TrafficMetrics m_metrics;
    Pace *const m_newCells; // which make all triangles anew
    AreaSet m_areas;
    std::vector<int> m_cellOf; // by feature key; −1 = it is a fleet
    std::vector<FeatureKey> m_firstOf; // as the areas: a feature of each
    std::vector<Sum> m_sums; // as the areas
    QHash<QString, int> m_indexOf;
    palette::Ages m_ages;
    int m_revision = 0;
    bool m_dark = true;
};

} // namespace citywall::traffic
