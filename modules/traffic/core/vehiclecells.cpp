// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vehiclecells.h"

#include <QHash>

#include <algorithm>
#include <numbers>

namespace citywall::traffic {

namespace {

constexpr double earthRadiusMeters = 6371008.8; ///< as distanceMeters()
constexpr int cellRows = int(std::numbers::pi * earthRadiusMeters / VehicleCell::sideMeters + 0.5);
constexpr double rowDegrees = 180. / cellRows;

constexpr int rowsInBand =
    256; ///< 64 km: in a city rows have the same columns, and the width is right to 1 % up to 63° of latitude

int columnsIn(int row)
{
    const int band = row / rowsInBand;
    const double middle = std::min((band + 0.5) * rowsInBand, cellRows - 0.5);
    const double latitude = (-90 + middle * rowDegrees) * std::numbers::pi / 180;
    return std::max(1, int(std::lround(2 * std::numbers::pi * earthRadiusMeters * std::cos(latitude) / VehicleCell::sideMeters)));
}

/// What stands before the operator.
QStringView localPart(QStringView featureId)
{
    const qsizetype at = featureId.indexOf(u'@');
    return at < 0 ? featureId : featureId.first(at);
}

} // namespace

VehicleCell VehicleCell::at(GeoPoint point)
{
    const int row = std::clamp(int((point.latitudeDegrees + 90) / rowDegrees), 0, cellRows - 1);
    const int columns = columnsIn(row);
    return { row, std::clamp(int((point.longitudeDegrees + 180) / 360 * columns), 0, columns - 1) };
}

GeoBox VehicleCell::box() const
{
    const double width = 360. / columnsIn(row);
    return { -180 + column * width, -90 + row * rowDegrees, -180 + (column + 1) * width, -90 + (row + 1) * rowDegrees };
}

QString VehicleCell::id() const { return QStringLiteral("%1-%2").arg(row).arg(column); }

QString VehicleCell::name() const
{
    const GeoPoint middle = center();
    return QStringLiteral("%1, %2").arg(middle.latitudeDegrees, 0, 'f', 4).arg(middle.longitudeDegrees, 0, 'f', 4);
}

GeoMultiPolygon VehicleCell::outline() const
{
    const GeoBox b = box();
    return { { { { b.westDegrees, b.southDegrees },
                 { b.eastDegrees, b.southDegrees },
                 { b.eastDegrees, b.northDegrees },
                 { b.westDegrees, b.northDegrees },
                 { b.westDegrees, b.southDegrees } } } };
}

QString vehicleFeatureId(const QString &cellOrFleet, const QString &operatorId)
{
    return operatorId.isEmpty() ? cellOrFleet : cellOrFleet + u'@' + operatorId;
}

bool isFleet(QStringView featureId) { return localPart(featureId) == vehicleFleet; }

QString fleetOf(const QString &featureId)
{
    const QStringView local = localPart(featureId);
    return local == vehicleFleet ? QString() : vehicleFleet + featureId.sliced(local.size());
}

std::optional<VehicleCell> vehicleCellOf(QStringView featureId)
{
    const QStringView local = localPart(featureId);
    const qsizetype dash = local.indexOf(u'-');
    if (dash < 0)
        return {};
    bool isRow = false;
    bool isColumn = false;
    const VehicleCell cell { local.first(dash).toInt(&isRow), local.sliced(dash + 1).toInt(&isColumn) };
    if (!isRow || !isColumn || cell.row < 0 || cell.row >= cellRows || cell.column < 0 || cell.column >= columnsIn(cell.row))
        return {};
    return cell;
}

double freeVehiclesOver(const MeasureRows &rows)
{
    struct Told {
        double fleets = 0; ///< sum over its rows
        double cells = 0;
        int times = 0;
    };
    // When was something told? Rows of fleets lie in no area.
    const std::vector<qint64> &times = rows.columns.phenomenonTime;
    const std::vector<Feature> &features = rows.dictionary.features;
    QHash<QString, Told> operators;
    const auto first = std::ranges::lower_bound(times, rows.bucket.begin.milliseconds);
    for (auto row = size_t(first - times.begin()); row < times.size() && times[row] < rows.bucket.end.milliseconds; ++row) {
        const FeatureKey key = rows.columns.feature[row];
        if (key < features.size() && isFleet(features[key].id))
            ++operators[features[key].id].times;
    }
    bool isCity = false;
    for (const quint32 row : rows.rows) {
        const FeatureKey key = rows.columns.feature[row];
        const float free = rows.columns.values[VehiclesFreeField][row];
        if (key >= features.size() || std::isnan(free))
            continue;
        const bool fleet = isFleet(features[key].id);
        Told &told = operators[fleet ? features[key].id : fleetOf(features[key].id)];
        (fleet ? told.fleets : told.cells) += double(free);
        isCity = isCity || fleet;
    }
    double sum = 0;
    bool known = false;
    for (const Told &told : std::as_const(operators)) {
        if (told.times == 0)
            continue;
        known = true;
        sum += (isCity ? told.fleets : told.cells) / told.times;
    }
    return known ? sum : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall::traffic
