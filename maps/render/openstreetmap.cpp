// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any OpenStreetMap extract that GDAL's OSM driver reads (.osm.pbf, .osm).
#include "coastline.h"
#include "convert.h"
#include "linemerger.h"

#include <QHash>

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <array>
#include <optional>
#include <stdexcept>

namespace citywall::maptool {

namespace {

// Which tags the driver turns into fields, and which closed ways are areas.
constexpr char driverConfiguration[] = R"(
closed_ways_are_polygons=aeroway,amenity,building,craft,geological,historic,landuse,leisure,military,natural,office,place,shop,sport,tourism,highway=platform,public_transport=platform,waterway=riverbank,waterway=dock
attribute_name_laundering=no
[points]
osm_id=no
attributes=name,place,railway,station
other_tags=no
[lines]
osm_id=no
attributes=name,highway,railway,waterway,natural,man_made,aeroway,route,bridge,tunnel,service,area,layer
other_tags=no
[multipolygons]
osm_id=no
attributes=name,natural,landuse,leisure,amenity,building,highway,railway,waterway,man_made,aeroway,tourism,place,water,location
other_tags=no
[multilinestrings]
osm_id=no
attributes=name,type
other_tags=no
[other_relations]
osm_id=no
attributes=type
other_tags=no
)";

// The value of one tag.
class Tags
{
public:
    explicit Tags(const OGRFeature &feature) : m_feature(feature) { }
    QString operator[](const char *key) const
    {
        const int index = m_feature.GetFieldIndex(key);
        return index < 0 ? QString() : QString::fromUtf8(m_feature.GetFieldAsString(index));
    }
    bool yes(const char *key) const
    {
        const auto value = (*this)[key];
        return !value.isEmpty() && value != QLatin1String("no");
    }

private:
    const OGRFeature &m_feature;
};

using Kinds = QHash<QString, QString>;

QString found(const Kinds &kinds, const QString &value) { return value.isEmpty() ? QString() : kinds.value(value); }

QString landcoverKind(const Tags &tags)
{
    static const Kinds leisure {
        { QStringLiteral("park"), QStringLiteral("park") },        { QStringLiteral("garden"), QStringLiteral("park") },
        { QStringLiteral("playground"), QStringLiteral("park") },  { QStringLiteral("dog_park"), QStringLiteral("park") },
        { QStringLiteral("golf_course"), QStringLiteral("park") }, { QStringLiteral("nature_reserve"), QStringLiteral("park") },
        { QStringLiteral("pitch"), QStringLiteral("pitch") },      { QStringLiteral("track"), QStringLiteral("pitch") },
    };
    static const Kinds landuse {
        { QStringLiteral("grass"), QStringLiteral("grass") },
        { QStringLiteral("meadow"), QStringLiteral("grass") },
        { QStringLiteral("village_green"), QStringLiteral("park") },
        { QStringLiteral("recreation_ground"), QStringLiteral("park") },
        { QStringLiteral("forest"), QStringLiteral("wood") },
        { QStringLiteral("cemetery"), QStringLiteral("cemetery") },
        { QStringLiteral("allotments"), QStringLiteral("grass") },
        { QStringLiteral("orchard"), QStringLiteral("grass") },
        { QStringLiteral("farmland"), QStringLiteral("grass") },
        { QStringLiteral("industrial"), QStringLiteral("industrial") },
        { QStringLiteral("railway"), QStringLiteral("industrial") },
    };
    static const Kinds natural {
        { QStringLiteral("wood"), QStringLiteral("wood") },       { QStringLiteral("scrub"), QStringLiteral("wood") },
        { QStringLiteral("grassland"), QStringLiteral("grass") }, { QStringLiteral("heath"), QStringLiteral("grass") },
        { QStringLiteral("wetland"), QStringLiteral("wetland") }, { QStringLiteral("beach"), QStringLiteral("sand") },
        { QStringLiteral("sand"), QStringLiteral("sand") },
    };
    static const Kinds amenity {
        { QStringLiteral("school"), QStringLiteral("school") },
        { QStringLiteral("university"), QStringLiteral("school") },
        { QStringLiteral("college"), QStringLiteral("school") },
        { QStringLiteral("kindergarten"), QStringLiteral("school") },
        { QStringLiteral("hospital"), QStringLiteral("hospital") },
        { QStringLiteral("parking"), QStringLiteral("parking") },
        { QStringLiteral("grave_yard"), QStringLiteral("cemetery") },
    };
    const std::array<QString, 4> candidates { found(leisure, tags["leisure"]), found(natural, tags["natural"]),
                                              found(landuse, tags["landuse"]), found(amenity, tags["amenity"]) };
    for (const auto &kind : candidates) {
        if (!kind.isEmpty())
            return kind;
    }
    if (tags["man_made"] == QLatin1String("pier") || tags["man_made"] == QLatin1String("breakwater"))
        return QStringLiteral("pier");
    if (tags["aeroway"] == QLatin1String("apron") || tags["aeroway"] == QLatin1String("aerodrome"))
        return QStringLiteral("apron");
    if (tags["highway"] == QLatin1String("pedestrian") || tags["highway"] == QLatin1String("footway")
        || tags["place"] == QLatin1String("square"))
        return QStringLiteral("plaza");
    return {};
}

std::optional<MapFeature> areaFeature(const Tags &tags)
{
    if (tags["natural"] == QLatin1String("water") || tags["waterway"] == QLatin1String("riverbank")
        || tags["waterway"] == QLatin1String("dock") || tags["landuse"] == QLatin1String("reservoir")
        || tags["landuse"] == QLatin1String("basin"))
        return MapFeature { .layer = MapLayer::Water, .kind = QStringLiteral("water") };
    if (tags.yes("building")) {
        if (tags["location"] == QLatin1String("underground"))
            return std::nullopt;
        return MapFeature { .layer = MapLayer::Building, .kind = QStringLiteral("building") };
    }
    const auto kind = landcoverKind(tags);
    if (kind.isEmpty())
        return std::nullopt;
    return MapFeature { .layer = MapLayer::Landcover, .kind = kind, .name = tags["name"] };
}

// A name for a large area, placed within it.
std::optional<MapFeature> areaLabel(const MapFeature &area, const Tags &tags, double squareMeters)
{
    const auto name = tags["name"];
    if (name.isEmpty())
        return std::nullopt;
    const int rank = squareMeters > 1e6 ? 1 : squareMeters > 2e5 ? 2 : squareMeters > 3e4 ? 3 : 4;
    if (area.layer == MapLayer::Water && squareMeters > 1e5)
        return MapFeature { .layer = MapLayer::WaterLabel, .kind = QStringLiteral("lake"), .name = name, .rank = rank };
    static const QSet<QString> green { QStringLiteral("park"), QStringLiteral("cemetery"), QStringLiteral("wood") };
    if (area.layer == MapLayer::Landcover && green.contains(area.kind) && squareMeters > 5e3)
        return MapFeature { .layer = MapLayer::AreaLabel, .kind = QStringLiteral("park"), .name = name, .rank = rank };
    static const QSet<QString> sites { QStringLiteral("school"), QStringLiteral("hospital"), QStringLiteral("apron") };
    if (area.layer == MapLayer::Landcover && sites.contains(area.kind) && squareMeters > 1e4)
        return MapFeature { .layer = MapLayer::AreaLabel, .kind = QStringLiteral("place"), .name = name, .rank = rank };
    return std::nullopt;
}

std::optional<MapFeature> lineFeature(const Tags &tags)
{
    MapFeature result { .layer = MapLayer::Transport };
    if (tags.yes("tunnel"))
        result.structure = QStringLiteral("tunnel");
    else if (tags.yes("bridge"))
        result.structure = QStringLiteral("bridge");

    static const Kinds roads {
        { QStringLiteral("motorway"), QStringLiteral("motorway") },
        { QStringLiteral("trunk"), QStringLiteral("trunk") },
        { QStringLiteral("primary"), QStringLiteral("primary") },
        { QStringLiteral("secondary"), QStringLiteral("secondary") },
        { QStringLiteral("tertiary"), QStringLiteral("tertiary") },
        { QStringLiteral("unclassified"), QStringLiteral("street") },
        { QStringLiteral("residential"), QStringLiteral("street") },
        { QStringLiteral("living_street"), QStringLiteral("street") },
        { QStringLiteral("road"), QStringLiteral("street") },
        { QStringLiteral("busway"), QStringLiteral("service") },
        { QStringLiteral("service"), QStringLiteral("service") },
        { QStringLiteral("pedestrian"), QStringLiteral("path") },
        { QStringLiteral("track"), QStringLiteral("path") },
        { QStringLiteral("cycleway"), QStringLiteral("path") },
        { QStringLiteral("footway"), QStringLiteral("path") },
        { QStringLiteral("path"), QStringLiteral("path") },
        { QStringLiteral("steps"), QStringLiteral("path") },
        { QStringLiteral("bridleway"), QStringLiteral("path") },
    };
    auto highway = tags["highway"];
    if (!highway.isEmpty()) {
        if (highway.endsWith(QLatin1String("_link"))) {
            highway.chop(5);
            result.rank = 1;
        }
        result.kind = roads.value(highway);
        // Crossings and pavements beside each street are noise at a city's scale.
        const bool pavement = highway == QLatin1String("footway") && tags["name"].isEmpty();
        if (result.kind.isEmpty() || pavement || tags["area"] == QLatin1String("yes"))
            return std::nullopt;
        return result;
    }
    const auto railway = tags["railway"];
    static const QSet<QString> rails { QStringLiteral("rail"), QStringLiteral("light_rail"),   QStringLiteral("subway"),
                                       QStringLiteral("tram"), QStringLiteral("narrow_gauge"), QStringLiteral("monorail") };
    if (rails.contains(railway)) {
        result.kind = QStringLiteral("rail");
        result.rank = tags.yes("service") || railway == QLatin1String("tram") ? 1 : 0;
        return result;
    }
    static const QSet<QString> waterways { QStringLiteral("river"), QStringLiteral("canal"), QStringLiteral("stream") };
    if (waterways.contains(tags["waterway"])) {
        if (result.structure == QLatin1String("tunnel"))
            return std::nullopt;
        return MapFeature { .layer = MapLayer::Waterway, .kind = tags["waterway"], .name = tags["name"] };
    }
    if (tags["aeroway"] == QLatin1String("runway") || tags["aeroway"] == QLatin1String("taxiway"))
        result.kind = tags["aeroway"];
    else if (tags["man_made"] == QLatin1String("pier") || tags["man_made"] == QLatin1String("breakwater"))
        result.kind = QStringLiteral("pier");
    else if (tags["route"] == QLatin1String("ferry"))
        result.kind = QStringLiteral("ferry");
    return result.kind.isEmpty() ? std::nullopt : std::optional(result);
}

std::optional<MapFeature> pointFeature(const Tags &tags, const QSet<QString> &districts)
{
    const auto name = tags["name"], place = tags["place"];
    if (name.isEmpty())
        return std::nullopt;
    static const QHash<QString, int> places {
        { QStringLiteral("city"), 1 },          { QStringLiteral("town"), 1 },   { QStringLiteral("village"), 2 },
        { QStringLiteral("borough"), 1 },       { QStringLiteral("suburb"), 2 }, { QStringLiteral("quarter"), 2 },
        { QStringLiteral("neighbourhood"), 3 }, { QStringLiteral("hamlet"), 4 }, { QStringLiteral("island"), 3 },
    };
    if (places.contains(place)) {
        MapFeature result { .layer = MapLayer::Place, .kind = place, .name = name, .rank = places.value(place) };
        if (place == QLatin1String("borough"))
            result.kind = QStringLiteral("town");
        else if (place == QLatin1String("quarter") || districts.contains(name.toLower()))
            result.kind = QStringLiteral("suburb");
        return result;
    }
    if (tags["railway"] == QLatin1String("station") || tags["railway"] == QLatin1String("halt")) {
        const bool metro = tags["station"] == QLatin1String("subway") || tags["station"] == QLatin1String("light_rail");
        return MapFeature { .layer = MapLayer::Station,
                            .kind = metro ? QStringLiteral("rail-metro") : QStringLiteral("rail"),
                            .name = name };
    }
    return std::nullopt;
}

// Writes what one extract holds, feature by feature, and what only the whole of it gives.
class Importer
{
public:
    Importer(const ConvertOptions &options, MapData &data) : m_options(options), m_data(data)
    {
        OGRSpatialReference geographic, mercator;
        geographic.importFromEPSG(4326);
        mercator.importFromEPSG(3857);
        geographic.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        mercator.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        m_toMercator.reset(OGRCreateCoordinateTransformation(&geographic, &mercator));
    }

    void add(const OGRFeature &source, OGRGeometry &geometry)
    {
        if (geometry.transform(m_toMercator.get()) != OGRERR_NONE)
            return;
        OGREnvelope envelope;
        geometry.getEnvelope(&envelope);
        m_extent.Merge(envelope);
        const Tags tags(source);
        if (geometry.getDimension() == 0)
            addPoint(tags, geometry);
        else if (geometry.getDimension() == 1)
            addLine(tags, geometry);
        else
            addArea(tags, geometry);
    }

    void finish(std::optional<OGREnvelope> bounds)
    {
        if (!m_extent.IsInit())
            throw std::runtime_error(m_options.source.toStdString() + " holds no OpenStreetMap data");
        if (!bounds)
            bounds = m_extent;
        m_streets.writeTo(m_data);
        if (const auto sea = seaFromCoastlines(m_coastlines, *bounds))
            m_data.add({ .layer = MapLayer::Water, .kind = QStringLiteral("sea") }, *sea);
        m_data.finish(m_options.name, QString::fromUtf16(openStreetMapAttribution), *bounds);
    }

    OGREnvelope transformed(OGREnvelope envelope) const
    {
        m_toMercator->Transform(1, &envelope.MinX, &envelope.MinY);
        m_toMercator->Transform(1, &envelope.MaxX, &envelope.MaxY);
        return envelope;
    }

private:
    void addPoint(const Tags &tags, const OGRGeometry &geometry)
    {
        if (const auto feature = pointFeature(tags, m_options.districts))
            m_data.add(*feature, geometry);
    }

    void addLine(const Tags &tags, const OGRGeometry &geometry)
    {
        if (tags["natural"] == QLatin1String("coastline"))
            m_coastlines.emplace_back(geometry.clone());
        const auto feature = lineFeature(tags);
        if (!feature)
            return;
        m_data.add(*feature, geometry);
        static const QSet<QString> unnamed { QStringLiteral("rail"), QStringLiteral("pier"), QStringLiteral("ferry"),
                                             QStringLiteral("runway"), QStringLiteral("taxiway") };
        const auto name = tags["name"];
        if (name.isEmpty() || unnamed.contains(feature->kind))
            return;
        if (feature->layer == MapLayer::Transport && feature->rank == 0)
            m_streets.add({ .layer = MapLayer::RoadLabel, .kind = feature->kind, .name = name }, geometry);
        else if (feature->layer == MapLayer::Waterway)
            m_streets.add({ .layer = MapLayer::WaterLabel, .kind = feature->kind, .name = name }, geometry);
    }

    void addArea(const Tags &tags, const OGRGeometry &geometry)
    {
        const auto feature = areaFeature(tags);
        if (!feature)
            return;
        m_data.add(*feature, geometry);
        const OGRGeometryUniquePtr polygons(OGRGeometryFactory::forceToMultiPolygon(geometry.clone()));
        const auto label = areaLabel(*feature, tags, polygons->toMultiPolygon()->get_Area());
        if (!label)
            return;
        OGRPoint inside;
        if (polygons->IsValid() && polygons->toMultiPolygon()->PointOnSurface(&inside) == OGRERR_NONE)
            m_data.add(*label, inside);
    }

    const ConvertOptions &m_options;
    MapData &m_data;
    std::unique_ptr<OGRCoordinateTransformation> m_toMercator;
    std::vector<OGRGeometryUniquePtr> m_coastlines;
    LineMerger m_streets { 0.5 };
    OGREnvelope m_extent;
};

} // namespace

void convertOpenStreetMap(const ConvertOptions &options, MapData &data)
{
    const char *file = "/vsimem/citywall-osmconf.ini";
    VSIFCloseL(VSIFileFromMemBuffer(file, reinterpret_cast<GByte *>(const_cast<char *>(driverConfiguration)),
                                    sizeof driverConfiguration - 1, FALSE));
    CPLStringList open;
    open.SetNameValue("CONFIG_FILE", file);
    const char *const drivers[] = { "OSM", nullptr };
    const GDALDatasetUniquePtr source(
        GDALDataset::Open(options.source.toUtf8().constData(), GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR, drivers, open.List()));
    if (!source)
        throw std::runtime_error(options.source.toStdString()
                                 + " is not an OpenStreetMap extract (.osm.pbf or .osm): " + CPLGetLastErrorMsg());
    Importer importer(options, data);
    std::optional<OGREnvelope> bounds;
    OGREnvelope header;
    if (auto *layer = source->GetLayer(0); layer && layer->GetExtent(&header, FALSE) == OGRERR_NONE && header.IsInit())
        bounds = importer.transformed(header);
    source->ResetReading();
    CPLErrorReset();
    OGRLayer *layer = nullptr;
    while (const OGRFeatureUniquePtr feature { source->GetNextFeature(&layer, nullptr, nullptr, nullptr) }) {
        if (auto *geometry = feature->GetGeometryRef(); geometry && !geometry->IsEmpty())
            importer.add(*feature, *geometry);
    }
    // The driver only says so and stops; errors about single geometries are not the file's.
    if (CPLGetLastErrorType() >= CE_Failure && QByteArrayView(CPLGetLastErrorMsg()).contains("parsing of"))
        throw std::runtime_error(options.source.toStdString() + " is damaged: " + CPLGetLastErrorMsg());
    importer.finish(bounds);
    VSIUnlink(file);
}

} // namespace citywall::maptool
