// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exposure.h"
#include "core/latest.h"
#include "core/warnings.h"
#include "map/layers/areaset.h"
#include "map/layers/lineset.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>
#include <QRectF>

namespace citywall::safety {

/// The public warnings in force: areas on the map, a list with whom they reach. Exposure is computed in the thread pool, once
/// for each warning. GUI thread.
class WarningMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(citywall::LineSet *outlines READ outlines CONSTANT)
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(citywall::RankingModel *list READ list CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY selectedIdChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedIdChanged)
public:
    WarningMap(const WarningState &state, Selection &selection, const AreaIndex &areas, const QTimeZone &zone, Layer &layer,
               QObject *parent = nullptr);

    AreaSet *areas() { return &m_areas; } ///< ids are features'
    LineSet *outlines() { return &m_outlines; }
    PointSet *points() { return &m_points; }
    RankingModel *list() { return &m_list; } ///< the most severe first
    QString headline() const;
    bool isKnown() const { return m_state.isKnown(); }
    bool isSimulated() const;
    QString error() const { return m_state.error(); }
    QString selectedId() const; ///< of the selected warning; empty if none is
    quint32 selectedKey() const;
    Q_INVOKABLE void choose(const QString &id) { m_selection.enterEntity(warningFeed, id); }
    Q_INVOKABLE void chooseKey(quint32 key);
    /// West, south, width and height of the warned area, in degrees; empty where it has none on the map.
    Q_INVOKABLE QRectF boxOf(const QString &id) const;
    /// Whom a warning reaches, in words: "about 120,000 residents", or that it is not known.
    static QString residents(const Exposure &exposure, bool areasKnown);

Q_SIGNALS:
    void changed();
    void darkChanged();
    void selectedIdChanged();

private:
    using Exposures = QHash<FeatureKey, Exposure>;
    void show();
    void measure();
    void listWarnings();
    QColor colorOf(Severity severity) const;
    QString idOf(const Warning &warning) const { return m_state.dictionary()->features[warning.key].id; }

    const WarningState &m_state;
    Selection &m_selection;
    const AreaIndex &m_cityAreas;
    const QTimeZone m_zone;
    Layer &m_layer;
    AreaSet m_areas;
    LineSet m_outlines;
    PointSet m_points;
    RankingModel m_list;
    Exposures m_exposures;
    bool m_dark = true;
    Latest<Exposures> m_latest { this, [this](const Exposures &exposures) {
                                    m_exposures = exposures;
                                    listWarnings();
                                } };
};

} // namespace citywall::safety
