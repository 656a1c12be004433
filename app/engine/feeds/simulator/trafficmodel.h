// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/simulator/incidents.h"

#include <optional>

namespace citywall {

/// The simulated city's programme of signal retiming, so that there is something to compare before and after: at 04:00 on each
/// working day the signals of another street are retimed, in an order that the seed gives, and after the last one again those of
/// the first. From then on its links are driven faster by `gain`, what the city publishes of such work; after thirty working days
/// timing plans age and the gain wears off evenly until the street's next turn. Any week of history therefore holds one street
/// retimed two working days or more after its begin and before its end, whatever day it is. Streets have signals throughout
/// (no link of a motorway or trunk road) and five kilometres of links or more. A pure function of seed and time; any thread.
class SignalProgramme
{
public:
    static constexpr double gain = 0.11;

    SignalProgramme(const RoadNetwork &roads, QTimeZone zone, quint64 seed);

    struct Retiming {
        QString street;
        UtcTime at;
        std::vector<quint32> links; ///< into RoadNetwork::links
    };
    /// What is done on that day of the city's calendar; no value at weekends and where no street is long enough.
    std::optional<Retiming> on(QDate day) const;
    /// How many times as fast as before its first retiming each link is driven at that time: 1 … 1 + gain.
    std::vector<double> factors(UtcTime time) const;

private:
    struct Street {
        QString name;
        std::vector<quint32> links;
    };
    const QTimeZone m_zone;
    const size_t m_linkCount;
    std::vector<Street> m_streets; ///< in their order
};

/// Speed and flow on one link at one instant.
struct LinkState {
    double speedMetersPerSecond = 0;
    double flowVehiclesPerHour = 0; ///< all lanes
    bool silent = false; ///< its detector reports nothing
};

/// Traffic on a simulated city's links: a pure function of seed and time. Any thread may ask.
///
/// The state of a link is its density x as a share of the jam density: the rhythm of the week (morning towards the centre,
/// evening away from it, flat weekends) × the link's own constant + smooth noise + the queues behind incidents. Speed
/// and flow follow from Greenshields' fundamental diagram (1935): v = v_f (1 − x), q = k_j x v, with k_j chosen so that
/// the capacity v_f k_j / 4 of a lane is what the Highway Capacity Manual gives for its class.
/// A queue grows upstream of an incident at the speed of a backward shock wave while it is open, and dissolves
/// within two hours after it was closed. Where signals have been retimed (SignalProgramme) the same vehicles drive faster.
class TrafficModel
{
public:
    /// Both must outlive the model.
    TrafficModel(const RoadNetwork &roads, const IncidentModel &incidents, QTimeZone zone, quint64 seed);

    /// The state of every link, in the order of RoadNetwork::links.
    std::vector<LinkState> at(UtcTime time) const;

    static constexpr Duration recovery = std::chrono::minutes(110); ///< after it an incident leaves no trace

    const SignalProgramme &signalProgramme() const { return m_signals; }

    /// What incidents add to each link's density, as a share of the jam density.
    std::vector<float> incidentDensity(UtcTime time) const;

private:
    const RoadNetwork &m_roads;
    const IncidentModel &m_incidents;
    const SignalProgramme m_signals;
    const QTimeZone m_zone;
    const quint64 m_seed;
};

} // namespace citywall
