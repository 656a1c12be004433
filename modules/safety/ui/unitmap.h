// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coveragestate.h"
#include "map/layers/areaset.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::safety {

/// The units on the map, the gaps that no available one covers in time, and the page about both. GUI thread.
class UnitMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(citywall::AreaSet *gaps READ gaps CONSTANT)
    Q_PROPERTY(citywall::RankingModel *types READ types CONSTANT)
    Q_PROPERTY(citywall::RankingModel *leastCovered READ leastCovered CONSTANT)
    Q_PROPERTY(QStringList typeTitles READ typeTitles CONSTANT)
    Q_PROPERTY(int typeIndex READ typeIndex WRITE setTypeIndex NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString covered READ covered NOTIFY changed)
    Q_PROPERTY(QString coveredOf READ coveredOf NOTIFY changed)
    Q_PROPERTY(QString reach READ reach CONSTANT)
    Q_PROPERTY(bool unitsVisible READ areUnitsVisible WRITE setUnitsVisible NOTIFY layersChanged)
    Q_PROPERTY(bool gapsVisible READ areGapsVisible WRITE setGapsVisible NOTIFY layersChanged)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
public:
    /// The layers, whose legends follow what is chosen and the theme.
    struct Layers {
        Layer *units;
        Layer *gaps;
    };
    UnitMap(const UnitState &units, const CoverageState &coverage, Selection &selection, const AreaIndex &areas,
            const Layers &layers, QObject *parent = nullptr);

    PointSet *points() { return &m_points; }
    AreaSet *gaps() { return &m_gaps; }
    RankingModel *types() { return &m_types; }               ///< how many are available, by type
    RankingModel *leastCovered() { return &m_leastCovered; } ///< areas, by the share of their ground that is covered
    QStringList typeTitles() const;
    int typeIndex() const { return int(m_type); } ///< of the type whose coverage is shown, in coveredTypes
    void setTypeIndex(int index);
    QString headline() const;
    QString covered() const;   ///< share within reach of the type, of the selected area or the city
    QString coveredOf() const; ///< of what, and by how many
    QString reach() const;     ///< how "within reach" is meant
    bool areUnitsVisible() const { return m_layers.units->isVisible(); }
    void setUnitsVisible(bool visible) { m_layers.units->setVisible(visible); }
    bool areGapsVisible() const { return m_layers.gaps->isVisible(); }
    void setGapsVisible(bool visible) { m_layers.gaps->setVisible(visible); }
    bool isKnown() const { return !m_units.units().empty(); }
    bool isSimulated() const { return isKnown() && m_units.units().front().simulated; }
    QString error() const { return m_units.error(); }
    quint32 selectedKey() const; ///< FeatureKey of the selected unit; its maximum if none is
    Q_INVOKABLE void choose(quint32 key);

Q_SIGNALS:
    void changed();
    void darkChanged();
    void layersChanged();
    void selectedKeyChanged();

private:
    void showUnits();
    void showCoverage();
    void takeCells(const HexGridPtr &grid);
    void rescale();
    void listTypes();
    void listAreas();
    void describe();
    QColor colorOf(Unit::State state) const;

    const UnitState &m_units;
    const CoverageState &m_coverage;
    Selection &m_selection;
    const AreaIndex &m_areas;
    const Layers m_layers;
    size_t m_type = 0;
    PointSet m_points;
    palette::Ages m_ages; // of the units shown
    AreaSet m_gaps; ///< all cells of the city: 1 = a gap, 0 = none
    HexGridPtr m_cells; // they are those of
    bool m_heard = true; // of any unit of the type whose gaps are shown
    RankingModel m_types;
    RankingModel m_leastCovered;
    bool m_dark = true;
};

} // namespace citywall::safety
