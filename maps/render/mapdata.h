// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <map>
#include <memory>

namespace citywall::maptool {

/// The layers of the one scheme that every source is brought into and that the style draws.
enum class MapLayer { Landcover, Water, Waterway, Building, Transport, RoadLabel, Place, WaterLabel, AreaLabel, Station };

/// One feature of the scheme. Geometry is in EPSG:3857 (metres of Web Mercator).
struct MapFeature {
    MapLayer layer = MapLayer::Landcover;
    QString kind {}; ///< e.g. "park", "motorway", "neighbourhood"; the style's [kind]
    QString name {};
    QString structure {}; ///< "", "bridge" or "tunnel"
    int rank = 0; ///< 1 is the most important; for lines of roads: 1 = a ramp or link
};

/// The GeoPackage between conversion and drawing: written once, in one transaction, replaced as a whole.
/// Throws std::runtime_error. One thread.
class MapData
{
public:
    explicit MapData(const QString &path);
    ~MapData();
    void add(const MapFeature &feature, const OGRGeometry &geometry);
    qint64 count() const { return m_count; }
    /// Ends the writing. Bounds in EPSG:3857; what lies outside them is drawn as plain ground.
    void finish(const QString &name, const QString &attribution, const OGREnvelope &bounds);

private:
    QString m_path;
    QString m_temporary;
    GDALDatasetUniquePtr m_dataset;
    std::map<MapLayer, OGRLayer *> m_layers;
    qint64 m_count = 0;
};

} // namespace citywall::maptool
