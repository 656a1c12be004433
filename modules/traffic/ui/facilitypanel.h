// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/facilities.h"
#include "core/trafficmetrics.h"
#include "sdk/areas.h"
#include "sdk/rankingmodel.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::traffic {

/// Car parks and bike stations at the clock's time, in the city or the selected area. GUI thread.
class FacilityPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(bool parkingKnown READ isParkingKnown NOTIFY changed)
    Q_PROPERTY(bool bikesKnown READ isBikesKnown NOTIFY changed)
    Q_PROPERTY(QString parkingHeadline READ parkingHeadline NOTIFY changed)
    Q_PROPERTY(QString parkingNote READ parkingNote NOTIFY changed)
    Q_PROPERTY(QString bikesHeadline READ bikesHeadline NOTIFY changed)
    Q_PROPERTY(QString bikesNote READ bikesNote NOTIFY changed)
    Q_PROPERTY(int parkingSeverity READ parkingSeverity NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *carParks READ carParks CONSTANT)
    Q_PROPERTY(citywall::RankingModel *stations READ stations CONSTANT)
    Q_PROPERTY(QString error READ error NOTIFY changed)
public:
    FacilityPanel(LatestState &parking, LatestState &bikes, Selection &selection, const AreaIndex &areas, TrafficMetrics metrics,
                  QObject *parent = nullptr);

    bool isParkingKnown() const { return m_parking.carParks > 0 || !m_carParks.rows().isEmpty(); } ///< heard of, if not lately
    bool isBikesKnown() const { return !m_stations.rows().isEmpty(); }
    QString parkingHeadline() const;
    QString parkingNote() const;
    QString bikesHeadline() const;
    QString bikesNote() const;
    int parkingSeverity() const { return m_metrics.parkingOccupancy.severity(m_parking.occupancy()); }
    RankingModel *carParks() { return &m_carParks; } ///< the fullest first
    RankingModel *stations() { return &m_stations; } ///< the empty and the full first
    QString error() const { return m_parkingState.error().isEmpty() ? m_bikeState.error() : m_parkingState.error(); }
    Q_INVOKABLE void openCarPark(const QString &id) { m_selection.enterEntity(parkingFeed, id); }
    Q_INVOKABLE void openStation(const QString &id) { m_selection.enterEntity(bikeFeed, id); }

Q_SIGNALS:
    void changed();

private:
    bool isShown(const Latest &entry, const LatestState &state) const;
    void showParking();
    void showBikes();

    LatestState &m_parkingState;
    LatestState &m_bikeState;
    Selection &m_selection;
    const AreaIndex &m_areas;
    const TrafficMetrics m_metrics;
    ParkingSummary m_parking;
    BikeSummary m_bikes;
    RankingModel m_carParks;
    RankingModel m_stations;
};

} // namespace citywall::traffic
