// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/simulator/roadnetwork.h"

#include <QDate>
#include <QMutex>
#include <QTimeZone>

namespace citywall {

/// One simulated incident from call to close.
struct Incident {
    QString id;              ///< "SIM-20261121-0042": the city's date of the call and its number on that day
    QString category;        ///< term of feed safety.incident
    QString name;
    QString address;         ///< "N Clark St near W Division St"
    QString agency;
    QString description;
    int priority = 3;        ///< 1 high … 3 low
    int injured = 0;
    int killed = 0;
    GeoPoint position;
    quint32 link = 0;        ///< index of the road link it is on or near
    double linkShare = 0;    ///< where on the link, 0–1 in its direction
    double blocking = 0;     ///< share of the road's room it takes, 0–1; 0 = does not touch traffic
    UtcTime received;
    UtcTime dispatched;
    UtcTime onScene;
    UtcTime closed;          ///< at most longestIncident after received
};

inline constexpr Duration longestIncident = std::chrono::hours(6);

/// The simulated dispatch centre's trial of a new procedure, so that there is something to compare: on Thursdays to Sundays of
/// the city's calendar units arrive in a fifth less time and incidents are handled in 35 % less, the gains that the city publishes.
/// From Monday on it works as before.
struct DispatchTrial {
    static constexpr double arrivalGain = 0.20;
    static constexpr double handlingGain = 0.35;
    static bool isOn(QDate day) { return day.dayOfWeek() >= Qt::Thursday; }
};

/// The incidents of a simulated city: a pure function of seed and day, at rates that a city of 2.7 million might see on
/// part of its streets (about 300 a day; more on Fridays and Saturdays), by category and hour of the week.
/// Durations are log-normal, as observed for ambulance and police response; on days of a DispatchTrial shorter. Any thread may ask.
class IncidentModel
{
public:
    /// @param roads must outlive the model
    IncidentModel(const RoadNetwork &roads, QTimeZone zone, quint64 seed);

    using Day = std::shared_ptr<const std::vector<Incident>>;
    Day day(QDate date) const; ///< received on that day of the city's calendar, in order of the call
    /// Those received before range.end and not closed longer than `after` before range.begin.
    std::vector<const Incident *> touching(TimeRange range, Duration after, std::vector<Day> &keep) const;

private:
    std::vector<Incident> make(QDate date) const;
    Incident makeOne(QDate date, int number, UtcTime midnight) const;
    void place(Incident &incident, quint64 hash, bool onRoad) const;

    const RoadNetwork &m_roads;
    const QTimeZone m_zone;
    const quint64 m_seed;
    std::vector<double> m_roadWeights; // cumulated, by link: vehicles travelled
    std::vector<double> m_placeWeights; // cumulated, by link: people about
    mutable QMutex m_mutex;
    mutable QHash<QDate, Day> m_days;
};

} // namespace citywall
