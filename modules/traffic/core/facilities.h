// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lateststate.h"

#include <limits>

// Bikes to share and places to park: facilities with something left or nothing. Pure functions; any thread. NaN = unknown.
namespace citywall::traffic {

/// Bike stations, in the words of the General Bikeshare Feed Specification (GBFS 2.3, station_status and
/// station_information): num_bikes_available, num_docks_available, num_bikes_disabled; status "renting", "not_renting",
/// "not_returning" or "closed" from is_installed, is_renting and is_returning. Property of the feature: capacity.
inline constexpr QLatin1StringView bikeFeed { "traffic.bike-stations" };
enum BikeField : size_t { BikesField, DocksField, DisabledField, BikeStatusField };
/// Seconds in a row's detail for which its publisher says that it holds.
inline const QString bikesValidFor = QStringLiteral("validFor");
inline constexpr Duration bikesLongestValid = std::chrono::hours(24); ///< whatever the publisher says
/// A station that has been silent for so long is not known by what it said.
inline constexpr Duration bikesSilentAfter = std::chrono::hours(1);
/// How long a row holds by its detail; 0 = that is not told.
Duration bikesValidity(const QByteArray &detail);

/// Car parks, in the words of DATEX II (ParkingStatusPublication; ISO/TS 5206-1, APDS): parkingNumberOfVacantSpaces,
/// parkingOccupancy as a share, parkingSiteOpeningStatus "open" or "closed". Properties of the feature: capacity
/// (parkingNumberOfSpaces), kind ("garage", "lot", "parkAndRide", "onStreet", or
/// "space" for a single one that has a sensor of its own, with the site that it is on).
inline constexpr QLatin1StringView parkingFeed { "traffic.parking" };
enum ParkingField : size_t { VacantField, OccupancyShareField, OpeningField };

/// What one needs to know before going there.
struct BikeStation {
    FeatureKey key = 0;
    double bikes = std::numeric_limits<double>::quiet_NaN();
    double docks = std::numeric_limits<double>::quiet_NaN();
    double capacity = std::numeric_limits<double>::quiet_NaN(); ///< as published, else bikes + docks
    bool inService = true;
    bool fresh = true;

    bool isEmpty() const { return inService && bikes == 0; }
    bool isFull() const { return inService && docks == 0; }
    double filled() const { return capacity > 0 ? bikes / capacity : std::numeric_limits<double>::quiet_NaN(); }
};
BikeStation bikeStationOf(const Latest &entry, const FeedDictionary &dictionary);

struct CarPark {
    FeatureKey key = 0;
    double vacant = std::numeric_limits<double>::quiet_NaN();
    double capacity = std::numeric_limits<double>::quiet_NaN();
    double occupancy = std::numeric_limits<double>::quiet_NaN(); ///< as published, else 1 − vacant / capacity; 0 … above 1
    bool open = true;
    bool fresh = true;
};
CarPark carParkOf(const Latest &entry, const FeedDictionary &dictionary);

/// Sums over what is fresh and in service.
struct BikeSummary {
    int stations = 0;
    int empty = 0;
    int full = 0;
    double bikes = 0;
    double docks = 0;
    /// Share of the stations where one finds a bike and a free dock both; NaN without stations.
    double balancedShare() const
    {
        return stations > 0 ? double(stations - empty - full) / stations : std::numeric_limits<double>::quiet_NaN();
    }
};
BikeSummary summarize(const std::vector<BikeStation> &stations);

struct ParkingSummary {
    int carParks = 0;
    double vacant = 0;
    double capacity = 0;
    /// Of all spaces of the open car parks together; NaN where no capacity is known.
    double occupancy() const { return capacity > 0 ? 1 - vacant / capacity : std::numeric_limits<double>::quiet_NaN(); }
};
ParkingSummary summarize(const std::vector<CarPark> &carParks);

} // namespace citywall::traffic
