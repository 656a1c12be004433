// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sdk/feed.h"

#include <memory>

class OGRCoordinateTransformation;

namespace citywall {

/// The coordinate reference system in which a publisher gives positions, and the way from it to WGS 84. Copies are cheap and may
/// be used on different threads, one copy on one thread at a time.
///
/// Besides EPSG codes (PROJ) the two systems that maps of mainland China are published in. GCJ-02 displaces WGS 84 by 100 to 700 m
/// (中华人民共和国测绘法 keeps the algorithm secret; the series used here is the one that became known in 2010 and agrees with
/// the map services' own converters within a metre). BD-09 displaces GCJ-02 once more. Neither has an inverse in closed form: it is
/// found by iteration, to 10⁻⁹ degrees. Outside of the rectangle 72.004–137.8347° E, 0.8293–55.8271° N both equal WGS 84.
class Datum
{
public:
    Datum() = default; ///< WGS 84
    /// "WGS84", "EPSG:2263", "GCJ-02", "BD-09". @returns an error for anything else, and for a code that PROJ does not know.
    static Result<Datum> fromName(const QString &name);

    bool isWgs84() const { return m_kind == Kind::Wgs84; }
    /// @returns false, p as it may be, where the position does not exist or lies outside of the world.
    bool toWgs84(GeoPoint &p) const;
    /// All positions of a batch; observations and features that have an impossible one become rejections.
    void toWgs84(DecodedBatch &batch) const;

private:
    enum class Kind { Wgs84, Epsg, Gcj02, Bd09 };
    Kind m_kind = Kind::Wgs84;
    std::shared_ptr<OGRCoordinateTransformation> m_transformation; ///< of Epsg
};

/// The decoder, with all positions brought to WGS 84.
Decoder inDatum(Decoder decoder, const Datum &datum);

/// What GCJ-02 and BD-09 make of a position: the way there, for tests and for publishing. BD-09's argument is in GCJ-02.
GeoPoint gcj02FromWgs84(GeoPoint p);
GeoPoint bd09FromGcj02(GeoPoint p);

} // namespace citywall
