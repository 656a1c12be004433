// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vehiclecells.h"

#include "sdk/reason.h"

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

constexpr QChar beforeOperator = u'@';

/// Which features of a dictionary are fleets, and which fleet cells are of. Ids are looked at once; rows have only numbers.
class Fleets
{
public:
    explicit Fleets(const FeatureTable &features) : m_features(features), m_numbers(features.size(), notAsked)
    {
        for (size_t key = 0; key < features.size(); ++key) {
            if (isFleet(features[key].id)) {
                m_numbers[key] = int(m_keys.size());
                m_byId.insert(features[key].id, int(m_keys.size()));
                m_keys.push_back(FeatureKey(key));
            }
        }
    }
    size_t count() const { return m_keys.size(); }
    bool has(FeatureKey key) const
    {
        return key < m_numbers.size() && m_numbers[key] >= 0 && m_keys[size_t(m_numbers[key])] == key;
    }
    /// The number of a fleet, or of that which a cell is of; −1 if there is none.
    int numberOf(FeatureKey key)
    {
        if (key >= m_numbers.size())
            return -1;
        int &number = m_numbers[key];
        if (number == notAsked)
            number = m_byId.value(fleetOf(m_features[key].id), -1);
        return number;
    }

private:
    static constexpr int notAsked = -2;
    const FeatureTable &m_features;
    std::vector<int> m_numbers; // by feature key
    std::vector<FeatureKey> m_keys; // by number
    QHash<QString, int> m_byId;
};

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
    return operatorId.isEmpty() ? cellOrFleet : cellOrFleet + beforeOperator + operatorId;
}

QStringView cellOrFleetOf(QStringView featureId)
{
    const qsizetype at = featureId.indexOf(beforeOperator);
    return at < 0 ? featureId : featureId.first(at);
}

QStringView operatorOf(QStringView featureId)
{
    const qsizetype at = featureId.indexOf(beforeOperator);
    return at < 0 ? QStringView() : featureId.sliced(at + 1);
}

QString operatorNameOf(const Feature &fleet)
{
    return fleet.name.isEmpty() ? operatorOf(fleet.id).toString().section(u'-', 0, -2) : fleet.name;
}

bool isFleet(QStringView featureId)
{
    const qsizetype size = vehicleFleet.size();
    return featureId.startsWith(vehicleFleet) && (featureId.size() == size || featureId[size] == beforeOperator);
}

QString fleetOf(const QString &featureId)
{
    const QStringView local = cellOrFleetOf(featureId);
    return local == vehicleFleet ? QString() : vehicleFleet + featureId.sliced(local.size());
}

std::optional<VehicleCell> vehicleCellOf(QStringView featureId)
{
    const QStringView local = cellOrFleetOf(featureId);
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

void VehicleCounts::add(const std::array<float, maximumFields> &values)
{
    const auto plus = [&](double &to, VehicleField field) { to += std::isnan(values[field]) ? 0 : double(values[field]); };
    plus(free, VehiclesFreeField);
    plus(reserved, VehiclesReservedField);
    plus(disabled, VehiclesDisabledField);
}

void maskVehicles(DecodedBatch &batch)
{
    constexpr auto gone = std::numeric_limits<quint32>::max();
    std::vector<quint32> places(batch.features.size(), gone);
    std::vector<FeatureRecord> kept;
    for (size_t i = 0; i < batch.features.size(); ++i) {
        FeatureRecord &feature = batch.features[i];
        if (!isFleet(feature.id) && !vehicleCellOf(feature.id)) {
            batch.rejections.push_back({ Reason::phrase("neither a cell nor a fleet"), 0, {} });
            continue;
        }
        places[i] = quint32(kept.size());
        kept.push_back(std::move(feature));
    }
    batch.features = std::move(kept);
    std::erase_if(batch.observations,
                  [&](const ObservationRecord &row) { return row.feature >= places.size() || places[row.feature] == gone; });
    for (ObservationRecord &row : batch.observations)
        row.feature = places[row.feature];
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
    Fleets fleets(rows.dictionary.features);
    std::vector<Told> operators(fleets.count());
    const auto first = std::ranges::lower_bound(times, rows.bucket.begin.milliseconds);
    for (auto row = size_t(first - times.begin()); row < times.size() && times[row] < rows.bucket.end.milliseconds; ++row) {
        const FeatureKey key = rows.columns.feature[row];
        if (fleets.has(key))
            ++operators[size_t(fleets.numberOf(key))].times;
    }
    bool isCity = false;
    for (const quint32 row : rows.rows) {
        const FeatureKey key = rows.columns.feature[row];
        const float free = rows.columns.values[VehiclesFreeField][row];
        const int number = fleets.numberOf(key);
        if (number < 0 || std::isnan(free))
            continue;
        const bool fleet = fleets.has(key);
        Told &told = operators[size_t(number)];
        (fleet ? told.fleets : told.cells) += double(free);
        isCity = isCity || fleet;
    }
    double sum = 0;
    bool known = false;
    for (const Told &told : operators) {
        if (told.times == 0)
            continue;
        known = true;
        sum += (isCity ? told.fleets : told.cells) / told.times;
    }
    return known ? sum : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall::traffic
