// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tiles/tile.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>

namespace citywall {

namespace {

std::optional<int> number(QStringView text)
{
    if (text.isEmpty() || text.size() > 8
        || !std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    return text.toInt();
}

} // namespace

bool TileAddress::isValid() const
{
    if (zoom < 0 || zoom > highestZoom)
        return false;
    const int side = 1 << zoom;
    return column >= 0 && column < side && row >= 0 && row < side;
}

GeoBox TileAddress::box() const
{
    const double side = 1 << zoom;
    GeoBox box;
    box.extend(fromWorld(QPointF(column / side, row / side)));
    box.extend(fromWorld(QPointF((column + 1) / side, (row + 1) / side)));
    return box;
}

std::optional<TileAddress> TileAddress::fromPath(QStringView path)
{
    const auto parts = path.split(u'/');
    if (parts.size() != 3 || !parts[2].endsWith(u".png"))
        return std::nullopt;
    const auto zoom = number(parts[0]), column = number(parts[1]), row = number(parts[2].chopped(4));
    if (!zoom || !column || !row)
        return std::nullopt;
    const TileAddress address { *zoom, *column, *row };
    return address.isValid() ? std::optional(address) : std::nullopt;
}

QImage scaledFromAncestor(const QImage &picture, const TileAddress &ancestor, const TileAddress &tile)
{
    const int levels = tile.zoom - ancestor.zoom;
    const double side = double(picture.width()) / (1 << levels);
    const int columnInside = tile.column - (ancestor.column << levels), rowInside = tile.row - (ancestor.row << levels);
    const int pixels = std::max(1, int(side));
    const QRect part(int(columnInside * side), int(rowInside * side), pixels, pixels);
    return picture.convertToFormat(QImage::Format_RGB32)
        .copy(part)
        .scaled(tilePixels, tilePixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QByteArray plainTile(const QColor &ground)
{
    QImage picture(tilePixels, tilePixels, QImage::Format_Indexed8);
    picture.setColorTable({ ground.rgb() });
    picture.fill(0);
    return encodedPng(picture);
}

QImage toned(const QImage &picture, const QColor &ground)
{
    const bool dark = ground.lightness() < 128;
    const QColor ink = dark ? QColor(0x6b, 0x76, 0x81) : QColor(0x7a, 0x83, 0x8b);
    QRgb shades[256];
    for (int gray = 0; gray < 256; ++gray) {
        // Paper of the usual styles is about 240 bright; what is brighter (roads) lifts off the ground a little.
        const double share = (240 - gray) / 240.0 * (dark && gray > 240 ? -4 : 1);
        const auto mix = [share](int from, int to) { return std::clamp(int(from + (to - from) * share), 0, 255); };
        shades[gray] = qRgb(mix(ground.red(), ink.red()), mix(ground.green(), ink.green()), mix(ground.blue(), ink.blue()));
    }
    auto result = picture.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < result.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(result.scanLine(y));
        std::transform(row, row + result.width(), row, [&shades](QRgb color) { return shades[qGray(color)]; });
    }
    return result;
}

QByteArray encodedPng(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(15); // read once by the same machine: speed before size
    writer.write(picture);
    return bytes;
}

} // namespace citywall
