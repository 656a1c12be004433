// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <memory>
#include <span>
#include <vector>

// A surface between stations. Pure; any thread.
namespace citywall::environment {

/// How a value between stations is estimated.
/// - InverseDistance: weights 1/d² of the twelve nearest stations (Shepard 1968; GDAL's grid), however far: a search radius would
///   tear the surface where a station drops out of it.
/// - Kriging: ordinary kriging with an exponential variogram, fitted to the stations' own semivariances by least squares with
///   weights n/h² (Matheron 1963; Cressie, Statistics for Spatial Data, 1993, 2.6).
enum class SurfaceMethod { InverseDistance, Kriging };

struct SurfaceSample {
    GeoPoint position;
    double value; ///< finite
    bool operator==(const SurfaceSample &) const = default;
};

/// Beyond this distance from every station nothing is said.
inline constexpr double supportMeters = 5000;

/// The surface at single places. Immutable; any thread.
class SurfaceEstimate
{
public:
    SurfaceEstimate(SurfaceMethod method, std::span<const SurfaceSample> samples);
    ~SurfaceEstimate();

    /// NaN where no sample lies within supportMeters. Fewer than five samples are never kriged but weighted by inverse distance: they say
    /// nothing about a variogram.
    double at(GeoPoint place) const;
    double nearestMeters(GeoPoint place) const; ///< to the nearest sample; infinite without any

private:
    struct Known;
    std::unique_ptr<const Known> m_known;
};
/// SurfaceEstimate::at a single place.
double estimate(SurfaceMethod method, std::span<const SurfaceSample> samples, GeoPoint at);

/// Where a sample lies within supportMeters: discs of 72 corners about the samples, united.
GeoMultiPolygon supportOf(std::span<const SurfaceSample> samples);

/// Root mean square difference of each sample and its estimate from the others (leave-one-out); NaN if none has a neighbour.
double crossValidationError(SurfaceMethod method, std::span<const SurfaceSample> samples);

/// Values at the middles of cells, rows from the south, columns from the west.
struct ScalarField {
    GeoBox box;
    int columns = 0;
    int rows = 0;
    std::vector<double> values; ///< NaN = nothing to say
    GeoMultiPolygon support {}; ///< where a sample lies within supportMeters; empty = everywhere
};
/// The surface over the samples' surroundings, cells of about `cellMeters`, at most 240 a side. Cells just outside the support hold
/// values too, so that contours reach its edge, which is drawn finer than the cells.
ScalarField surfaceOf(SurfaceMethod method, std::span<const SurfaceSample> samples, double cellMeters);
/// One surface less another in the same cells, over the surroundings of all samples: known where there is a sample of each within
/// supportMeters, and just outside. Without values if that is nowhere.
ScalarField differenceOf(SurfaceMethod method, std::span<const SurfaceSample> now, std::span<const SurfaceSample> then,
                         double cellMeters);

} // namespace citywall::environment
