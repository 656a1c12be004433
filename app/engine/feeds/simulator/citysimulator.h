// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/simulator/trafficmodel.h"
#include "sdk/feed.h"

namespace citywall {

/// What makes one simulated city; the same options give the same bytes for the same instants.
struct SimulatorOptions {
    quint64 seed = 1;
    QTimeZone zone;     ///< the city's: rush hours and weekends follow it
    GeoPoint center;    ///< of town, where ways lead in the morning; invalid = the middle of the roads
};

/// The demonstration city: incidents and traffic as pure functions of seed and time, on real road geometry.
/// Immutable; any thread may ask for any instant in any order.
class CitySimulator
{
public:
    static Result<std::shared_ptr<const CitySimulator>> fromRoads(const QByteArray &geoJson, const SimulatorOptions &options);

    /// One observation of each link that is not silent. Fields: speed, flow, travelTime, status (feed traffic.link-speed).
    /// The first observation of a link with retimed signals (SignalProgramme) says so in its detail: "signalsRetimed".
    /// @param described with the links' geometry and properties; otherwise by id alone, for who knows them already
    DecodedBatch traffic(UtcTime at, bool described) const;
    /// Every change of an incident's state in the range, in order. Fields: state, category, priority, casualties
    /// (feed safety.incident).
    DecodedBatch incidents(TimeRange range) const;

    const RoadNetwork &roads() const { return m_roads; }
    const IncidentModel &incidentModel() const { return *m_incidents; }
    const TrafficModel &trafficModel() const { return *m_traffic; }

    static constexpr const char16_t *sourceName = u"simulator";

private:
    CitySimulator() = default;

    RoadNetwork m_roads;
    QTimeZone m_zone;
    std::vector<FeatureRecord> m_bare; // the links by id alone
    std::unique_ptr<const IncidentModel> m_incidents;
    std::unique_ptr<const TrafficModel> m_traffic;
};

} // namespace citywall
