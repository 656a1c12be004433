// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "render.h"

#include "mbtileswriter.h"
#include "palettepng.h"
#include "style.h"

#include <QColor>
#include <QElapsedTimer>
#include <QFileInfo>

#include <gdal_priv.h>

#include <mapnik/agg_renderer.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/font_engine_freetype.hpp>
#include <mapnik/image.hpp>
#include <mapnik/label_collision_detector.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <iostream>
#include <mutex>
#include <numbers>
#include <stdexcept>
#include <thread>
#include <vector>

namespace citywall::maptool {

namespace {

constexpr double worldHalf = 20037508.342789244; // metres; half the side of the Web Mercator square
constexpr int tilePixels = 512;
constexpr int logicalPixels = 256;
constexpr int pieceTiles = 8; // side of what is drawn at once, in tiles
constexpr int bufferPixels = 640; // around it, so that neighbours place the same labels

struct Bounds { // EPSG:3857
    double left = 0, bottom = 0, right = 0, top = 0;

    // The width of the border in which the map goes over into plain ground.
    double fade() const { return std::min({ 500.0, (right - left) / 50, (top - bottom) / 50 }); }
};

struct Piece {
    int zoom = 0, column = 0, row = 0, columns = 0, rows = 0; // in tiles; row from the north
};

struct Source {
    Bounds bounds;
    QString name;
    QString attribution;
};

Source readSource(const QString &path)
{
    const GDALDatasetUniquePtr data(GDALDataset::Open(path.toUtf8().constData(), GDAL_OF_VECTOR));
    const char *bounds = data ? data->GetMetadataItem("BOUNDS") : nullptr;
    const auto sides = QString::fromUtf8(bounds ? bounds : "").split(QLatin1Char(' '));
    if (sides.size() != 4)
        throw std::runtime_error(path.toStdString() + " is not map data made by 'convert'");
    return { { sides[0].toDouble(), sides[1].toDouble(), sides[2].toDouble(), sides[3].toDouble() },
             QString::fromUtf8(data->GetMetadataItem("NAME")),
             QString::fromUtf8(data->GetMetadataItem("ATTRIBUTION")) };
}

std::vector<Piece> piecesOf(const Bounds &bounds, int zoom)
{
    const double side = 2 * worldHalf / (1 << zoom), last = (1 << zoom) - 1;
    // A border that lies exactly on a tile's edge takes no further tile.
    const auto index = [&](double meters, double shift) { return int(std::clamp(std::floor(meters / side + shift), 0.0, last)); };
    const int left = index(bounds.left + worldHalf, 1e-6), right = index(bounds.right + worldHalf, -1e-6);
    const int top = index(worldHalf - bounds.top, 1e-6), bottom = index(worldHalf - bounds.bottom, -1e-6);
    std::vector<Piece> pieces;
    for (int row = top; row <= bottom; row += pieceTiles) {
        for (int column = left; column <= right; column += pieceTiles) {
            pieces.push_back(
                { zoom, column, row, std::min(pieceTiles, right - column + 1), std::min(pieceTiles, bottom - row + 1) });
        }
    }
    return pieces;
}

// How much of the map is seen at a distance inside the bounds: none outside, all beyond the fade.
double visibility(double insideMeters, double fade)
{
    const double share = std::clamp(insideMeters / fade, 0.0, 1.0);
    return share * share * (3 - 2 * share);
}

// Towards the edge of the data the picture becomes plain ground, so that it ends without a cut.
void fadeToGround(QImage &image, const Piece &piece, const Bounds &bounds, QRgb ground)
{
    const double metersPerPixel = 2 * worldHalf / (1 << piece.zoom) / tilePixels;
    const double left = piece.column * double(tilePixels) * metersPerPixel - worldHalf;
    const double top = worldHalf - piece.row * double(tilePixels) * metersPerPixel;
    std::vector<double> across(image.width());
    for (int x = 0; x < image.width(); ++x) {
        const double position = left + (x + 0.5) * metersPerPixel;
        across[x] = visibility(std::min(position - bounds.left, bounds.right - position), bounds.fade());
    }
    for (int y = 0; y < image.height(); ++y) {
        const double position = top - (y + 0.5) * metersPerPixel;
        const double down = visibility(std::min(position - bounds.bottom, bounds.top - position), bounds.fade());
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int share = int(std::lround(down * across[x] * 256));
            if (share == 256)
                continue;
            const auto mix = [share](int map, int plain) { return (map * share + plain * (256 - share)) >> 8; };
            row[x] =
                qRgb(mix(qRed(row[x]), qRed(ground)), mix(qGreen(row[x]), qGreen(ground)), mix(qBlue(row[x]), qBlue(ground)));
        }
    }
}

void prepareMapnik()
{
    mapnik::datasource_cache::instance().register_datasources(MAPNIK_INPUT_PLUGINS);
    for (const auto &folder : QStringLiteral(CITYWALL_FONT_DIRS).split(QLatin1Char(':')))
        mapnik::freetype_engine::register_fonts(folder.toStdString(), false);
}

// Where labels may stand: all around the piece as well, but not outside the data nor where the map fades.
std::shared_ptr<mapnik::label_collision_detector4> labelSpace(const Piece &piece, const Bounds &bounds)
{
    const double pixelsPerMeter = (1 << piece.zoom) * double(tilePixels) / (2 * worldHalf);
    const double inset = 0.6 * bounds.fade();
    const double left = (bounds.left + inset + worldHalf) * pixelsPerMeter - piece.column * tilePixels;
    const double right = (bounds.right - inset + worldHalf) * pixelsPerMeter - piece.column * tilePixels;
    const double top = (worldHalf - bounds.top + inset) * pixelsPerMeter - piece.row * tilePixels;
    const double bottom = (worldHalf - bounds.bottom - inset) * pixelsPerMeter - piece.row * tilePixels;
    const double far = 2 * bufferPixels + pieceTiles * tilePixels;
    auto space = std::make_shared<mapnik::label_collision_detector4>(mapnik::box2d<double>(
        -bufferPixels, -bufferPixels, piece.columns * tilePixels + bufferPixels, piece.rows * tilePixels + bufferPixels));
    space->insert(mapnik::box2d<double>(std::min(-far, left), -far, left, far));
    space->insert(mapnik::box2d<double>(right, -far, std::max(far, right), far));
    space->insert(mapnik::box2d<double>(-far, std::min(-far, top), far, top));
    space->insert(mapnik::box2d<double>(-far, bottom, far, std::max(far, bottom)));
    return space;
}

QImage draw(mapnik::Map &map, const Piece &piece, const Bounds &bounds)
{
    const double side = 2 * worldHalf / (1 << piece.zoom);
    const int width = piece.columns * tilePixels, height = piece.rows * tilePixels;
    map.resize(unsigned(width), unsigned(height));
    map.set_buffer_size(bufferPixels);
    map.zoom_to_box({ piece.column * side - worldHalf, worldHalf - (piece.row + piece.rows) * side,
                      (piece.column + piece.columns) * side - worldHalf, worldHalf - piece.row * side });
    mapnik::image_rgba8 picture(width, height);
    mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, picture, labelSpace(piece, bounds),
                                                       double(tilePixels) / logicalPixels);
    renderer.apply();
    return QImage(picture.bytes(), width, height, QImage::Format_RGBX8888).convertToFormat(QImage::Format_RGB32);
}

QString degrees(const Bounds &bounds)
{
    const auto longitude = [](double x) { return QString::number(x / worldHalf * 180, 'f', 6); };
    const auto latitude = [](double y) {
        return QString::number(std::atan(std::sinh(y / worldHalf * std::numbers::pi)) * 180 / std::numbers::pi, 'f', 6);
    };
    return QStringList { longitude(bounds.left), latitude(bounds.bottom), longitude(bounds.right), latitude(bounds.top) }.join(
        QLatin1Char(','));
}

} // namespace

void render(const RenderOptions &options)
{
    const auto source = readSource(options.data);
    const Style style(options.styleFolder, options.theme);
    const auto ground = QColor::fromString(style.color(QStringLiteral("ground")));
    if (!ground.isValid())
        throw std::runtime_error("the palette of '" + options.theme.toStdString() + "' has no colour 'ground'");
    prepareMapnik();

    MbtilesWriter out(options.target);
    out.setMetadata(QStringLiteral("name"), QStringLiteral("%1 (%2)").arg(source.name, options.theme));
    out.setMetadata(QStringLiteral("format"), QStringLiteral("png"));
    out.setMetadata(QStringLiteral("type"), QStringLiteral("baselayer"));
    out.setMetadata(QStringLiteral("version"), QStringLiteral("1"));
    out.setMetadata(QStringLiteral("description"), QStringLiteral("Drawn by citywall-maptool " CITYWALL_VERSION));
    out.setMetadata(QStringLiteral("attribution"), source.attribution);
    out.setMetadata(QStringLiteral("bounds"), degrees(source.bounds));
    out.setMetadata(QStringLiteral("minzoom"), QString::number(options.minZoom));
    out.setMetadata(QStringLiteral("maxzoom"), QString::number(options.maxZoom));
    out.setMetadata(QStringLiteral("citywall_ground"), ground.name());
    out.setMetadata(QStringLiteral("citywall_theme"), options.theme);

    std::vector<Piece> pieces;
    for (int zoom = options.minZoom; zoom <= options.maxZoom; ++zoom) {
        const auto level = piecesOf(source.bounds, zoom);
        pieces.insert(pieces.end(), level.begin(), level.end());
    }
    const auto data = QFileInfo(options.data).absoluteFilePath();
    std::atomic<size_t> next = 0;
    size_t done = 0;
    std::exception_ptr failure;
    std::mutex mutex; // of out, done, failure and stderr
    QElapsedTimer clock;
    clock.start();
    const auto work = [&] {
        try {
            std::unique_ptr<mapnik::Map> map;
            int mapZoom = -1;
            for (size_t index = next++; index < pieces.size(); index = next++) {
                const auto &piece = pieces[index];
                if (piece.zoom != mapZoom) {
                    map = std::make_unique<mapnik::Map>();
                    mapnik::load_map_string(*map, style.xml(piece.zoom, data).toStdString(), true);
                    mapZoom = piece.zoom;
                }
                auto picture = draw(*map, piece, source.bounds);
                fadeToGround(picture, piece, source.bounds, ground.rgb());
                std::vector<QByteArray> tiles;
                for (int row = 0; row < piece.rows; ++row) {
                    for (int column = 0; column < piece.columns; ++column)
                        tiles.push_back(palettePng(picture.copy(column * tilePixels, row * tilePixels, tilePixels, tilePixels)));
                }
                const std::lock_guard lock(mutex);
                for (int tile = 0; tile < int(tiles.size()); ++tile)
                    out.addTile(piece.zoom, piece.column + tile % piece.columns, piece.row + tile / piece.columns, tiles[tile]);
                ++done;
                std::cerr << "citywall-maptool: " << options.theme.toStdString() << " zoom " << piece.zoom << ", "
                          << done * 100 / pieces.size() << " %, " << out.tileCount() << " tiles, " << clock.elapsed() / 1000
                          << " s\n";
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = pieces.size();
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < options.threads; ++i)
        threads.emplace_back(work);
    for (auto &thread : threads)
        thread.join();
    if (failure)
        std::rethrow_exception(failure);
    out.finish();
}

} // namespace citywall::maptool
