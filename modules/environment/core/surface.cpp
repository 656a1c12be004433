// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/surface.h"

#include "core/kriging.h"
#include "core/ogrpolygons.h"
#include "core/pollutants.h"

#include <QRectF>

#include <gdal_alg.h>

#include <algorithm>

namespace citywall::environment {

namespace {

constexpr double noData = -1e30;
constexpr size_t leastForKriging = 5;
constexpr int mostCells = 240;
constexpr double everywhere = 1e7; ///< metres

/// A plane in metres about a place: equirectangular, true to 0.1 % over a city.
struct Plane {
    GeoPoint origin;
    double metersPerLongitude, metersPerLatitude;

    explicit Plane(GeoPoint o)
        : origin(o), metersPerLongitude(distanceMeters({ o.longitudeDegrees - 0.5, o.latitudeDegrees },
                                                       { o.longitudeDegrees + 0.5, o.latitudeDegrees })),
          metersPerLatitude(
              distanceMeters({ o.longitudeDegrees, o.latitudeDegrees - 0.5 }, { o.longitudeDegrees, o.latitudeDegrees + 0.5 }))
    {
    }
    QPointF toMeters(GeoPoint p) const
    {
        return { (p.longitudeDegrees - origin.longitudeDegrees) * metersPerLongitude,
                 (p.latitudeDegrees - origin.latitudeDegrees) * metersPerLatitude };
    }
    GeoPoint toDegrees(QPointF p) const
    {
        return { origin.longitudeDegrees + p.x() / metersPerLongitude, origin.latitudeDegrees + p.y() / metersPerLatitude };
    }
};

struct Samples {
    std::vector<double> x, y, z;
    std::vector<QPointF> points;

    Samples(std::span<const SurfaceSample> samples, const Plane &plane)
    {
        for (const SurfaceSample &sample : samples) {
            points.push_back(plane.toMeters(sample.position));
            x.push_back(points.back().x());
            y.push_back(points.back().y());
            z.push_back(sample.value);
        }
    }
    bool supports(QPointF p, double meters = supportMeters) const
    {
        return std::ranges::any_of(points, [&](QPointF s) { return std::hypot(s.x() - p.x(), s.y() - p.y()) <= meters; });
    }
};

/// GDAL's inverse distance to a power at the middles of the cells of a rectangle, rows from its lesser y.
std::vector<double> inverseDistance(const Samples &samples, const QRectF &meters, int columns, int rows)
{
    GDALGridInverseDistanceToAPowerNearestNeighborOptions options {};
    options.nSizeOfStructure = sizeof options;
    options.dfPower = 2;
    options.dfRadius = everywhere;
    options.nMaxPoints = 12;
    options.nMinPoints = 1;
    options.dfNoDataValue = noData;
    std::vector<double> values(size_t(columns) * size_t(rows), noData);
    const CPLErr failed =
        GDALGridCreate(GGA_InverseDistanceToAPowerNearestNeighbor, &options, GUInt32(samples.z.size()), samples.x.data(),
                       samples.y.data(), samples.z.data(), meters.left(), meters.right(), meters.top(), meters.bottom(),
                       GUInt32(columns), GUInt32(rows), GDT_Float64, values.data(), nullptr, nullptr);
    for (double &value : values)
        value = failed == CE_None && value > noData / 2 ? value : unknown;
    return values;
}

bool isKriged(SurfaceMethod method, std::span<const SurfaceSample> samples)
{
    return method == SurfaceMethod::Kriging && samples.size() >= leastForKriging;
}

GeoPoint centerOf(std::span<const SurfaceSample> samples)
{
    GeoBox box;
    for (const SurfaceSample &sample : samples)
        box.extend(sample.position);
    return box.center();
}

/// Cells over the surroundings of samples.
struct Cells {
    Plane plane;
    GeoBox box;
    QRectF meters;
    int columns, rows;

    Cells(std::span<const SurfaceSample> samples, double cellMeters) : plane(centerOf(samples))
    {
        for (const SurfaceSample &sample : samples)
            box.extend(sample.position);
        const double margin = reachOf(cellMeters) + cellMeters;
        box.westDegrees -= margin / plane.metersPerLongitude;
        box.eastDegrees += margin / plane.metersPerLongitude;
        box.southDegrees -= margin / plane.metersPerLatitude;
        box.northDegrees += margin / plane.metersPerLatitude;
        meters = { plane.toMeters({ box.westDegrees, box.southDegrees }), plane.toMeters({ box.eastDegrees, box.northDegrees }) };
        columns = std::clamp(int(meters.width() / cellMeters), 2, mostCells);
        rows = std::clamp(int(meters.height() / cellMeters), 2, mostCells);
    }
    /// Of the values, beyond which no contour has to look.
    static double reachOf(double cellMeters) { return supportMeters + 3 * cellMeters; }
    QPointF middle(int column, int row) const
    {
        return { meters.left() + (column + 0.5) * meters.width() / columns, meters.top() + (row + 0.5) * meters.height() / rows };
    }
};

std::vector<double> valuesAt(const Cells &cells, SurfaceMethod method, std::span<const SurfaceSample> samples, double reach)
{
    const Samples known(samples, cells.plane);
    if (!isKriged(method, samples))
        return inverseDistance(known, cells.meters, cells.columns, cells.rows);
    const OrdinaryKriging kriging(known.points, known.z);
    std::vector<double> values;
    for (int row = 0; row < cells.rows; ++row) {
        for (int column = 0; column < cells.columns; ++column) {
            const QPointF p = cells.middle(column, row);
            values.push_back(known.supports(p, reach) ? kriging.at(p) : unknown);
        }
    }
    return values;
}

} // namespace

struct SurfaceEstimate::Known {
    Plane plane;
    Samples samples;
    std::unique_ptr<const OrdinaryKriging> kriging {}; ///< null: by inverse distance
};

SurfaceEstimate::SurfaceEstimate(SurfaceMethod method, std::span<const SurfaceSample> samples)
{
    const Plane plane(samples.empty() ? GeoPoint { 0, 0 } : centerOf(samples));
    Known known { plane, Samples(samples, plane) };
    if (isKriged(method, samples))
        known.kriging = std::make_unique<const OrdinaryKriging>(known.samples.points, known.samples.z);
    m_known = std::make_unique<const Known>(std::move(known));
}

SurfaceEstimate::~SurfaceEstimate() = default;

double SurfaceEstimate::at(GeoPoint place) const
{
    const Samples &samples = m_known->samples;
    const QPointF p = m_known->plane.toMeters(place);
    if (!samples.supports(p))
        return unknown;
    return m_known->kriging ? m_known->kriging->at(p)
                            : inverseDistance(samples, { p - QPointF(1, 1), p + QPointF(1, 1) }, 1, 1).front();
}

double SurfaceEstimate::nearestMeters(GeoPoint place) const
{
    const QPointF p = m_known->plane.toMeters(place);
    double nearest = std::numeric_limits<double>::infinity();
    for (const QPointF &s : m_known->samples.points)
        nearest = std::min(nearest, std::hypot(s.x() - p.x(), s.y() - p.y()));
    return nearest;
}

double estimate(SurfaceMethod method, std::span<const SurfaceSample> samples, GeoPoint at)
{
    return SurfaceEstimate(method, samples).at(at);
}

GeoMultiPolygon supportOf(std::span<const SurfaceSample> samples)
{
    constexpr int corners = 72;
    if (samples.empty())
        return {};
    const Plane plane(centerOf(samples));
    GeoMultiPolygon discs;
    for (const SurfaceSample &sample : samples) {
        const QPointF middle = plane.toMeters(sample.position);
        GeoLine ring;
        for (int i = 0; i <= corners; ++i) {
            const double angle = 2 * M_PI * (i % corners) / corners;
            ring.append(plane.toDegrees(middle + supportMeters * QPointF(std::cos(angle), std::sin(angle))));
        }
        discs.append(QList<GeoLine> { ring });
    }
    const std::unique_ptr<OGRGeometry> united(ogrOf(discs).UnionCascaded());
    return united ? polygonsOf(*united) : discs;
}

double crossValidationError(SurfaceMethod method, std::span<const SurfaceSample> samples)
{
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i < samples.size(); ++i) {
        std::vector<SurfaceSample> others(samples.begin(), samples.end());
        others.erase(others.begin() + std::ptrdiff_t(i));
        const double difference = estimate(method, others, samples[i].position) - samples[i].value;
        if (std::isfinite(difference)) {
            sum += difference * difference;
            ++count;
        }
    }
    return count > 0 ? std::sqrt(sum / count) : unknown;
}

ScalarField surfaceOf(SurfaceMethod method, std::span<const SurfaceSample> samples, double cellMeters)
{
    if (samples.empty())
        return {};
    const Cells cells(samples, cellMeters);
    return { cells.box, cells.columns, cells.rows, valuesAt(cells, method, samples, Cells::reachOf(cellMeters)),
             supportOf(samples) };
}

ScalarField differenceOf(SurfaceMethod method, std::span<const SurfaceSample> now, std::span<const SurfaceSample> then,
                         double cellMeters)
{
    const OGRMultiPolygon supports[] { ogrOf(supportOf(now)), ogrOf(supportOf(then)) };
    const std::unique_ptr<OGRGeometry> both(supports[0].Intersection(&supports[1]));
    const GeoMultiPolygon support = both ? polygonsOf(*both) : GeoMultiPolygon {};
    if (support.isEmpty())
        return {};
    std::vector<SurfaceSample> all(now.begin(), now.end());
    all.insert(all.end(), then.begin(), then.end());
    const Cells cells(all, cellMeters);
    const double reach = Cells::reachOf(cellMeters);
    std::vector<double> values = valuesAt(cells, method, now, reach);
    const std::vector<double> before = valuesAt(cells, method, then, reach);
    const Samples samples[] { { now, cells.plane }, { then, cells.plane } };
    for (size_t i = 0; i < values.size(); ++i) {
        const QPointF p = cells.middle(int(i) % cells.columns, int(i) / cells.columns);
        const bool told = samples[0].supports(p, reach) && samples[1].supports(p, reach);
        values[i] = told ? values[i] - before[i] : unknown;
    }
    return { cells.box, cells.columns, cells.rows, std::move(values), support };
}

} // namespace citywall::environment
