// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapdata.h"

#include <QFile>

#include <cpl_string.h>

#include <stdexcept>

namespace citywall::maptool {

namespace {

struct LayerScheme {
    MapLayer layer;
    const char *name;
    OGRwkbGeometryType type;
};
constexpr LayerScheme scheme[] = {
    { MapLayer::Landcover, "landcover", wkbMultiPolygon },
    { MapLayer::Water, "water", wkbMultiPolygon },
    { MapLayer::Waterway, "waterway", wkbMultiLineString },
    { MapLayer::Building, "building", wkbMultiPolygon },
    { MapLayer::Transport, "transport", wkbMultiLineString },
    { MapLayer::RoadLabel, "road_label", wkbLineString },
    { MapLayer::Place, "place", wkbPoint },
    { MapLayer::WaterLabel, "water_label", wkbUnknown },
    { MapLayer::AreaLabel, "area_label", wkbPoint },
    { MapLayer::Station, "station", wkbPoint },
};

// Area or length on the projected plane: good enough to leave out what would be a speck.
double sizeOf(const OGRGeometry &geometry)
{
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPolygon:
        return geometry.toPolygon()->get_Area();
    case wkbMultiPolygon:
        return geometry.toMultiPolygon()->get_Area();
    case wkbLineString:
        return geometry.toLineString()->get_Length();
    case wkbMultiLineString:
        return geometry.toMultiLineString()->get_Length();
    default:
        return 0;
    }
}

} // namespace

MapData::MapData(const QString &path) : m_path(path), m_temporary(path + QStringLiteral(".part"))
{
    QFile::remove(m_temporary);
    auto *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver)
        m_dataset.reset(driver->Create(m_temporary.toUtf8().constData(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!m_dataset)
        throw std::runtime_error("cannot write " + m_temporary.toStdString() + ": " + CPLGetLastErrorMsg());
    OGRSpatialReference mercator;
    mercator.importFromEPSG(3857);
    mercator.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    for (const auto &entry : scheme) {
        auto *layer = m_dataset->CreateLayer(entry.name, &mercator, entry.type, nullptr);
        if (!layer)
            throw std::runtime_error(std::string("cannot make the layer ") + entry.name + ": " + CPLGetLastErrorMsg());
        for (const char *field : { "kind", "name", "structure" }) {
            OGRFieldDefn definition(field, OFTString);
            layer->CreateField(&definition);
        }
        OGRFieldDefn rank("rank", OFTInteger);
        layer->CreateField(&rank);
        OGRFieldDefn size("size", OFTReal);
        layer->CreateField(&size);
        m_layers[entry.layer] = layer;
    }
    m_dataset->StartTransaction();
}

MapData::~MapData()
{
    if (m_dataset) {
        m_dataset->RollbackTransaction();
        m_dataset.reset();
        QFile::remove(m_temporary);
    }
}

void MapData::add(const MapFeature &feature, const OGRGeometry &geometry)
{
    auto *layer = m_layers.at(feature.layer);
    OGRFeature record(layer->GetLayerDefn());
    record.SetField(0, feature.kind.toUtf8().constData());
    record.SetField(1, feature.name.toUtf8().constData());
    record.SetField(2, feature.structure.toUtf8().constData());
    record.SetField(3, feature.rank);
    record.SetField(4, sizeOf(geometry));
    OGRGeometryUniquePtr shape(geometry.clone());
    const auto wanted = layer->GetGeomType();
    if (wanted == wkbMultiPolygon || wanted == wkbMultiLineString)
        shape.reset(OGRGeometryFactory::forceTo(shape.release(), wanted));
    record.SetGeometryDirectly(shape.release());
    if (layer->CreateFeature(&record) != OGRERR_NONE)
        throw std::runtime_error(std::string("cannot write a feature: ") + CPLGetLastErrorMsg());
    ++m_count;
}

void MapData::finish(const QString &name, const QString &attribution, const OGREnvelope &bounds)
{
    m_dataset->SetMetadataItem("NAME", name.toUtf8().constData());
    m_dataset->SetMetadataItem("ATTRIBUTION", attribution.toUtf8().constData());
    m_dataset->SetMetadataItem("BOUNDS", CPLSPrintf("%.3f %.3f %.3f %.3f", bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY));
    if (m_dataset->CommitTransaction() != OGRERR_NONE)
        throw std::runtime_error(std::string("cannot finish writing: ") + CPLGetLastErrorMsg());
    m_dataset.reset();
    QFile::remove(m_path);
    if (!QFile::rename(m_temporary, m_path))
        throw std::runtime_error("cannot rename " + m_temporary.toStdString());
}

} // namespace citywall::maptool
