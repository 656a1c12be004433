// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Vector tiles with the layers of Mapbox Streets v7, as in maps/chicago.
#include "convert.h"
#include "linemerger.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <optional>
#include <stdexcept>

namespace citywall::maptool {

namespace {

constexpr double worldHalf = 20037508.342789244; // metres; half the side of the Web Mercator square

QString text(const OGRFeature &feature, const char *field)
{
    const int index = feature.GetFieldIndex(field);
    return index < 0 ? QString() : QString::fromUtf8(feature.GetFieldAsString(index));
}

int number(const OGRFeature &feature, const char *field)
{
    const int index = feature.GetFieldIndex(field);
    return index < 0 ? 0 : feature.GetFieldAsInteger(index);
}

std::optional<MapFeature> road(const OGRFeature &source, bool area)
{
    const auto kind = text(source, "class");
    const auto type = text(source, "type");
    MapFeature result { .layer = MapLayer::Transport, .structure = text(source, "structure") };
    if (result.structure == QLatin1String("none"))
        result.structure.clear();
    if (area)
        return MapFeature { .layer = MapLayer::Landcover, .kind = QStringLiteral("plaza") };
    if (kind.endsWith(QLatin1String("link"))) {
        result.kind = type.section(QLatin1Char('_'), 0, 0);
        result.rank = 1;
    } else if (kind == QLatin1String("major_rail") || kind == QLatin1String("minor_rail")
               || kind == QLatin1String("service_rail")) {
        result.kind = QStringLiteral("rail");
        result.rank = kind == QLatin1String("major_rail") ? 0 : 1;
    } else if (kind == QLatin1String("street_limited")) {
        result.kind = QStringLiteral("street");
    } else if (kind == QLatin1String("pedestrian") || kind == QLatin1String("path") || kind == QLatin1String("track")) {
        result.kind = QStringLiteral("path");
    } else if (kind == QLatin1String("service") || kind == QLatin1String("driveway")) {
        result.kind = QStringLiteral("service");
    } else if (kind == QLatin1String("motorway") || kind == QLatin1String("trunk") || kind == QLatin1String("primary")
               || kind == QLatin1String("secondary") || kind == QLatin1String("tertiary") || kind == QLatin1String("street")
               || kind == QLatin1String("ferry")) {
        result.kind = kind;
    } else {
        return std::nullopt;
    }
    return result;
}

std::optional<MapFeature> landcover(const OGRFeature &source, bool overlay)
{
    auto kind = text(source, "class");
    if (overlay) {
        if (!kind.startsWith(QLatin1String("wetland")))
            return std::nullopt;
        kind = QStringLiteral("wetland");
    }
    if (kind == QLatin1String("scrub"))
        kind = QStringLiteral("wood");
    else if (kind == QLatin1String("agriculture"))
        kind = QStringLiteral("grass");
    return MapFeature { .layer = MapLayer::Landcover, .kind = kind };
}

std::optional<MapFeature> place(const OGRFeature &source, const QSet<QString> &districts)
{
    MapFeature result {
        .layer = MapLayer::Place, .kind = text(source, "type"), .name = text(source, "name"), .rank = number(source, "localrank")
    };
    if (districts.contains(result.name.toLower()))
        result.kind = QStringLiteral("suburb");
    else if (result.kind == QLatin1String("suburb"))
        result.kind = QStringLiteral("neighbourhood");
    return result;
}

std::optional<MapFeature> areaLabel(const OGRFeature &source)
{
    static const QSet<QString> shown { QStringLiteral("park"),     QStringLiteral("college"),   QStringLiteral("harbor"),
                                       QStringLiteral("cemetery"), QStringLiteral("museum"),    QStringLiteral("golf"),
                                       QStringLiteral("stadium"),  QStringLiteral("attraction") };
    const auto maki = text(source, "maki");
    if (!shown.contains(maki))
        return std::nullopt;
    const bool green = maki == QLatin1String("park") || maki == QLatin1String("cemetery") || maki == QLatin1String("golf");
    return MapFeature { .layer = MapLayer::AreaLabel,
                        .kind = green ? QStringLiteral("park") : QStringLiteral("place"),
                        .name = text(source, "name"),
                        .rank = number(source, "scalerank") };
}

// What one source feature becomes; nothing: it is not drawn.
std::optional<MapFeature> classify(const QString &layer, const OGRFeature &source, bool area, const QSet<QString> &districts)
{
    if (layer == QLatin1String("road"))
        return road(source, area);
    if (layer == QLatin1String("landuse") || layer == QLatin1String("landuse_overlay"))
        return landcover(source, layer != QLatin1String("landuse"));
    if (layer == QLatin1String("water"))
        return MapFeature { .layer = MapLayer::Water, .kind = QStringLiteral("water") };
    if (layer == QLatin1String("waterway"))
        return MapFeature { .layer = MapLayer::Waterway, .kind = text(source, "class") };
    if (layer == QLatin1String("building"))
        return MapFeature { .layer = MapLayer::Building, .kind = QStringLiteral("building") };
    if (layer == QLatin1String("aeroway")) {
        return area ? MapFeature { .layer = MapLayer::Landcover, .kind = QStringLiteral("apron") }
                    : MapFeature { .layer = MapLayer::Transport, .kind = text(source, "type") };
    }
    if (layer == QLatin1String("barrier_line")) {
        if (text(source, "class") != QLatin1String("land"))
            return std::nullopt;
        return area ? MapFeature { .layer = MapLayer::Landcover, .kind = QStringLiteral("pier") }
                    : MapFeature { .layer = MapLayer::Transport, .kind = QStringLiteral("pier") };
    }
    if (layer == QLatin1String("place_label"))
        return place(source, districts);
    if (layer == QLatin1String("poi_label"))
        return areaLabel(source);
    if (layer == QLatin1String("airport_label"))
        return MapFeature {
            .layer = MapLayer::AreaLabel, .kind = QStringLiteral("place"), .name = text(source, "name"), .rank = 1
        };
    if (layer == QLatin1String("rail_station_label"))
        return MapFeature { .layer = MapLayer::Station, .kind = text(source, "maki"), .name = text(source, "name") };
    if (layer == QLatin1String("road_label") && text(source, "class") != QLatin1String("ferry"))
        return MapFeature { .layer = MapLayer::RoadLabel, .kind = text(source, "class"), .name = text(source, "name") };
    if (layer == QLatin1String("waterway_label"))
        return MapFeature { .layer = MapLayer::WaterLabel, .kind = QStringLiteral("river"), .name = text(source, "name") };
    return std::nullopt;
}

// The parts of a geometry that the layer can hold: tiles give collections of lines and polygons.
template<typename Callback>
void forEachPart(const OGRGeometry &geometry, Callback callback)
{
    if (wkbFlatten(geometry.getGeometryType()) == wkbGeometryCollection) {
        for (const auto *part : *geometry.toGeometryCollection())
            forEachPart(*part, callback);
    } else {
        callback(geometry);
    }
}

} // namespace

void convertStreets7(const ConvertOptions &options, MapData &data)
try {
    const SQLite::Database tiles(options.source.toStdString(), SQLite::OPEN_READONLY);
    QString name = options.name, attribution = QString::fromUtf16(openStreetMapAttribution);
    SQLite::Statement metadata(tiles, "SELECT name, value FROM metadata");
    while (metadata.executeStep()) {
        if (metadata.getColumn(0).getString() == "attribution")
            attribution = QString::fromStdString(metadata.getColumn(1).getString());
        else if (metadata.getColumn(0).getString() == "name" && name.isEmpty())
            name = QString::fromStdString(metadata.getColumn(1).getString());
    }

    OGREnvelope bounds;
    LineMerger labels(4);
    SQLite::Statement query(tiles,
                            "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles"
                            " WHERE zoom_level = (SELECT max(zoom_level) FROM tiles) ORDER BY 2, 3");
    while (query.executeStep()) {
        const int zoom = query.getColumn(0).getInt(), x = query.getColumn(1).getInt();
        const int y = (1 << zoom) - 1 - query.getColumn(2).getInt();
        const double side = 2 * worldHalf / (1 << zoom);
        bounds.Merge(x * side - worldHalf, worldHalf - y * side);
        bounds.Merge((x + 1) * side - worldHalf, worldHalf - (y + 1) * side);

        const auto blob = query.getColumn(3);
        const char *file = "/vsimem/citywall-tile.mvt";
        VSIFCloseL(VSIFileFromMemBuffer(file, static_cast<GByte *>(const_cast<void *>(blob.getBlob())), blob.getBytes(), FALSE));
        CPLStringList open;
        open.SetNameValue("X", QByteArray::number(x).constData());
        open.SetNameValue("Y", QByteArray::number(y).constData());
        open.SetNameValue("Z", QByteArray::number(zoom).constData());
        const GDALDatasetUniquePtr tile(
            GDALDataset::Open((std::string("MVT:") + file).c_str(), GDAL_OF_VECTOR, nullptr, open.List()));
        if (!tile)
            throw std::runtime_error("a tile of " + options.source.toStdString() + " is damaged: " + CPLGetLastErrorMsg());
        for (auto *layer : tile->GetLayers()) {
            const auto layerName = QString::fromUtf8(layer->GetName());
            for (const auto &feature : *layer) {
                const auto *geometry = feature->GetGeometryRef();
                if (!geometry)
                    continue;
                forEachPart(*geometry, [&](const OGRGeometry &part) {
                    const auto result = classify(layerName, *feature, part.getDimension() == 2, options.districts);
                    if (!result)
                        return;
                    if (result->layer == MapLayer::RoadLabel || result->layer == MapLayer::WaterLabel)
                        labels.add(*result, part);
                    else
                        data.add(*result, part);
                });
            }
        }
        VSIUnlink(file);
    }
    if (!bounds.IsInit())
        throw std::runtime_error(options.source.toStdString() + " holds no tiles");
    labels.writeTo(data);
    data.finish(name, attribution, bounds);
} catch (const SQLite::Exception &error) {
    throw std::runtime_error(options.source.toStdString() + " is not an MBTiles file: " + error.what());
}

} // namespace citywall::maptool
