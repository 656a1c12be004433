// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jamstate.h"
#include "core/lateststate.h"
#include "core/trafficmetrics.h"
#include "core/workzones.h"
#include "map/layers/lineset.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "sdk/rankingmodel.h"

#include <QPointer>
#include <QQmlEngine>

namespace citywall::traffic {

/// What holds traffic up, in the city or the selected area at the clock's time: jams with their length and since when, and
/// work zones with what they take from the road and how it flows there. Lists and map layers. GUI thread.
class RoadWorks : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString workNote READ workNote NOTIFY changed)
    Q_PROPERTY(int severity READ severity NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *jams READ jams CONSTANT)
    Q_PROPERTY(citywall::RankingModel *zones READ zones CONSTANT)
    Q_PROPERTY(citywall::PointSet *jamPoints READ jamPoints CONSTANT)
    Q_PROPERTY(citywall::LineSet *jamLines READ jamLines CONSTANT)
    Q_PROPERTY(citywall::LineSet *zoneLines READ zoneLines CONSTANT)
    Q_PROPERTY(citywall::PointSet *zonePoints READ zonePoints CONSTANT)
    Q_PROPERTY(quint32 selectedZone READ selectedZone NOTIFY selectedZoneChanged)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    /// Whether the lists are looked at: they follow only then, or while their layer is on the map.
    Q_PROPERTY(bool watched MEMBER m_watched NOTIFY watchedChanged)
    Q_PROPERTY(int revision READ revision NOTIFY changed)
public:
    RoadWorks(JamState &jams, LatestState &zones, Selection &selection, TrafficMetrics metrics, QObject *parent = nullptr);
    /// The layers whose legends follow the theme. Not owned.
    void setLayers(Layer *jams, Layer *zones);

    QString headline() const { return m_headline; }
    QString note() const { return m_note; }
    QString workNote() const { return m_workNote; }
    int severity() const { return m_severity; }
    RankingModel *jams() { return &m_jamRows; }
    RankingModel *zones() { return &m_zoneRows; }
    PointSet *jamPoints() { return &m_jamPoints; }
    LineSet *jamLines() { return &m_jamLines; }
    LineSet *zoneLines() { return &m_zoneLines; }
    PointSet *zonePoints() { return &m_zonePoints; }
    quint32 selectedZone() const;
    QString error() const { return m_zoneState.error(); }
    int revision() const { return m_revision; } ///< counts changes, for bindings on the text below

    Q_INVOKABLE void openLink(const QString &id);
    Q_INVOKABLE void openJam(quint32 key);  ///< of a point or a line: its place in the list
    Q_INVOKABLE void openZone(const QString &id);
    Q_INVOKABLE void chooseZone(quint32 key);
    Q_INVOKABLE QString zoneTitle(quint32 key) const;
    Q_INVOKABLE QString zoneText(quint32 key) const;

Q_SIGNALS:
    void changed();
    void selectedZoneChanged();
    void darkChanged();
    void watchedChanged();

private:
    int area() const;
    void showJams();
    void showZones();
    void takeNetwork();
    void describe();
    RankingRow rowOf(const Jam &jam) const;
    RankingRow rowOf(const WorkZone &zone) const;
    QString factsOf(const WorkZone &zone) const;
    double ratioAt(FeatureKey zone) const;

    JamState &m_jamState;
    LatestState &m_zoneState;
    Selection &m_selection;
    const TrafficMetrics m_metrics;
    QPointer<Layer> m_jamLayer;
    QPointer<Layer> m_zoneLayer;
    RankingModel m_jamRows;
    RankingModel m_zoneRows;
    PointSet m_jamPoints;
    LineSet m_jamLines;
    LineSet m_zoneLines;
    PointSet m_zonePoints;
    palette::Ages m_zoneAges;
    QHash<FeatureKey, FeatureKey> m_linkUnderZone;
    QString m_headline;
    QString m_note;
    QString m_workNote;
    int m_severity = 0;
    int m_revision = 0;
    bool m_dark = true;
    bool m_watched = false;
};

} // namespace citywall::traffic
