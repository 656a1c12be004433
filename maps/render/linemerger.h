// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapdata.h"

#include <vector>

namespace citywall::maptool {

/// Joins the pieces of one street (cut at tile borders, junctions and bridges) into long lines, so that its name
/// is placed along the street and not once a piece. Ends closer than the tolerance (metres) meet.
class LineMerger
{
public:
    explicit LineMerger(double toleranceMeters) : m_tolerance(toleranceMeters) { }
    /// A LineString or MultiLineString; anything else is ignored.
    void add(const MapFeature &feature, const OGRGeometry &geometry);
    void writeTo(MapData &data) const;

private:
    using Line = std::vector<OGRRawPoint>;
    struct Group {
        MapFeature feature;
        std::vector<Line> lines;
    };
    std::vector<Line> merged(std::vector<Line> lines) const;

    double m_tolerance;
    std::map<QString, Group> m_groups;
};

} // namespace citywall::maptool
