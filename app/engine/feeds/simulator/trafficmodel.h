// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/simulator/incidents.h"

namespace citywall {

/// Speed and flow on one link at one instant.
struct LinkState {
    double speedMetersPerSecond = 0;
    double flowVehiclesPerHour = 0; ///< all lanes
    bool silent = false;            ///< its detector reports nothing
};

/// Traffic on a simulated city's links: a pure function of seed and time. Any thread may ask.
///
/// The state of a link is its density x as a share of the jam density: the rhythm of the week (morning towards the centre,
/// evening away from it, flat weekends) × the link's own constant + smooth noise + the queues behind incidents. Speed
/// and flow follow from Greenshields' fundamental diagram (1935): v = v_f (1 − x), q = k_j x v, with k_j chosen so that
/// the capacity v_f k_j / 4 of a lane is what the Highway Capacity Manual gives for its class.
/// A queue grows upstream of an incident at the speed of a backward shock wave while it is open, and dissolves
/// within two hours after it was closed.
class TrafficModel
{
public:
    /// Both must outlive the model.
    TrafficModel(const RoadNetwork &roads, const IncidentModel &incidents, QTimeZone zone, quint64 seed);

    /// The state of every link, in the order of RoadNetwork::links.
    std::vector<LinkState> at(UtcTime time) const;

    static constexpr Duration recovery = std::chrono::minutes(110); ///< after it an incident leaves no trace

    /// What incidents add to each link's density, as a share of the jam density.
    std::vector<float> incidentDensity(UtcTime time) const;

private:
    const RoadNetwork &m_roads;
    const IncidentModel &m_incidents;
    const QTimeZone m_zone;
    const quint64 m_seed;
};

} // namespace citywall
