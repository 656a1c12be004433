// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "sdk/measure.h"

#include <QString>

#include <array>
#include <optional>

// Shared vehicles that stand free in the streets (bikes, scooters, cars without docks), counted in the cells of a fixed grid. Vehicles
// themselves are not kept: their ids change after each trip (GBFS vehicle_id), and who had them could follow trips. Pure; any thread.
namespace citywall::traffic {

/// Features are cells, and for each operator its fleet, which has no place. A file of vehicles tells of all: of each cell with vehicles
/// how many, and of the fleet their sums. So a row of a fleet says of each cell of it that has no row at that instant that it is empty
/// (fleetOf, LatestState, FeatureHistory); cells without vehicles have no rows.
inline constexpr QLatin1StringView vehicleFeed { "traffic.free-vehicles" };
enum VehicleField : size_t { VehiclesFreeField, VehiclesReservedField, VehiclesDisabledField };

/// One of about 250 m by 250 m, anywhere: rows of equal height from pole to pole, in bands of 64 km, whose rows are divided into as many
/// equal columns as fit at the middle of the band.
struct VehicleCell {
    int row = 0; ///< from the south
    int column = 0; ///< from 180° west

    static constexpr double sideMeters = 250;
    static VehicleCell at(GeoPoint point); ///< @param point valid
    GeoBox box() const;
    GeoPoint center() const { return box().center(); }
    QString id() const; ///< "47546-40982"
    QString name() const; ///< for people: its centre, "41.8790, -87.6313"
    GeoMultiPolygon outline() const;
    bool operator==(const VehicleCell &) const = default;
};

/// The id of a feature of the feed.
/// @param operatorId which operator's (gbfsOperator); empty = the only one's
QString vehicleFeatureId(const QString &cellOrFleet, const QString &operatorId);
QStringView cellOrFleetOf(QStringView featureId); ///< what stands before the operator: several have the same cells …
QStringView operatorOf(QStringView featureId); ///< … and the operator; empty = the only one
inline const QString vehicleFleet = QStringLiteral("fleet");
bool isFleet(QStringView featureId);
/// Who has a fleet: the system's name, or else the host that it comes from; empty = not known.
QString operatorNameOf(const Feature &fleet);
/// The fleet that a cell's vehicles are of; empty for a fleet.
QString fleetOf(const QString &featureId);
/// The cell of a feature; none of a fleet, or of what has no such id.
std::optional<VehicleCell> vehicleCellOf(QStringView featureId);

/// How many there are of several operators, or in several places.
struct VehicleCounts {
    double free = 0;
    double reserved = 0;
    double disabled = 0;
    void add(const std::array<float, maximumFields> &values); ///< what is not known (NaN) adds nothing
};

/// Takes out features that are neither cells nor fleets, with what is said of them: a single vehicle must not become one, whatever brought
/// it (an import, a mapping). Each is counted as a rejection. FeedDescriptor::mask.
void maskVehicles(DecodedBatch &batch);

/// Vehicles free for rent, the mean over the bucket: of all that was told in it, each operator's sum.
double freeVehiclesOver(const MeasureRows &rows);

} // namespace citywall::traffic
