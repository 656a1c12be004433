// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/tiles/mbtilesarchive.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

#include <SQLiteCpp/SQLiteCpp.h>

namespace citywall {

namespace {

struct ArchiveText {
    Q_DECLARE_TR_FUNCTIONS(ArchiveText)
};

std::optional<GeoBox> boxFromText(const QString &text)
{
    const auto sides = text.split(QLatin1Char(','));
    if (sides.size() != 4)
        return std::nullopt;
    bool ok[4];
    const GeoBox box { sides[0].toDouble(&ok[0]), sides[1].toDouble(&ok[1]), sides[2].toDouble(&ok[2]),
                       sides[3].toDouble(&ok[3]) };
    const bool good = ok[0] && ok[1] && ok[2] && ok[3] && !box.isEmpty();
    return good ? std::optional(box) : std::nullopt;
}

} // namespace

MbtilesArchive::~MbtilesArchive() = default;

Result<std::shared_ptr<MbtilesArchive>> MbtilesArchive::open(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile() || !file.isReadable())
        return Error { ArchiveText::tr("The base map %1 is not there or cannot be read.").arg(path), {} };
    const std::shared_ptr<MbtilesArchive> archive(new MbtilesArchive);
    archive->m_path = path;
    try {
        archive->m_database =
            std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_FULLMUTEX);
        if (const auto status = archive->readMetadata(); !status)
            return status.error();
    } catch (const std::exception &error) {
        return Error { ArchiveText::tr("The base map %1 is damaged or not an MBTiles file.").arg(path),
                       QString::fromUtf8(error.what()) };
    }
    return archive;
}

Status MbtilesArchive::readMetadata()
{
    QHash<QString, QString> values;
    SQLite::Statement metadata(*m_database, "SELECT name, value FROM metadata");
    while (metadata.executeStep())
        values.insert(QString::fromStdString(metadata.getColumn(0).getString()),
                      QString::fromStdString(metadata.getColumn(1).getString()));
    m_name = values.value(QStringLiteral("name"));
    m_attribution = values.value(QStringLiteral("attribution"));
    m_format = values.value(QStringLiteral("format"));
    if (m_format == QLatin1String("pbf"))
        return Error { ArchiveText::tr("The base map %1 holds vector tiles; Citywall shows raster tiles.").arg(m_path), {} };

    // The keys are only recommended; the tiles themselves know their zooms.
    SQLite::Statement zooms(*m_database, "SELECT min(zoom_level), max(zoom_level) FROM tiles");
    if (!zooms.executeStep() || zooms.getColumn(0).isNull())
        return Error { ArchiveText::tr("The base map %1 holds no tiles.").arg(m_path), {} };
    bool ok = false;
    m_minZoom = values.value(QStringLiteral("minzoom")).toInt(&ok);
    if (!ok)
        m_minZoom = zooms.getColumn(0).getInt();
    m_maxZoom = values.value(QStringLiteral("maxzoom")).toInt(&ok);
    if (!ok || m_maxZoom > zooms.getColumn(1).getInt())
        m_maxZoom = zooms.getColumn(1).getInt();
    if (m_minZoom < 0 || m_maxZoom > highestZoom || m_minZoom > m_maxZoom)
        return Error { ArchiveText::tr("The base map %1 has impossible zooms.").arg(m_path),
                       QStringLiteral("%1-%2").arg(m_minZoom).arg(m_maxZoom) };
    m_bounds = boxFromText(values.value(QStringLiteral("bounds"))).value_or(GeoBox { -180, -90, 180, 90 });
    if (const auto ground = QColor::fromString(values.value(QStringLiteral("citywall_ground"))); ground.isValid())
        m_ground = ground;
    return citywall::ok();
}

Result<std::optional<QByteArray>> MbtilesArchive::tile(const TileAddress &address) const
{
    if (!address.isValid())
        return std::optional<QByteArray>();
    try {
        SQLite::Statement query(*m_database,
                                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?");
        query.bind(1, address.zoom);
        query.bind(2, address.column);
        query.bind(3, (1 << address.zoom) - 1 - address.row); // MBTiles counts rows from the south
        if (!query.executeStep())
            return std::optional<QByteArray>();
        const auto column = query.getColumn(0);
        return std::optional(QByteArray(static_cast<const char *>(column.getBlob()), column.getBytes()));
    } catch (const std::exception &error) {
        return Error { ArchiveText::tr("The base map %1 is damaged.").arg(m_path), QString::fromUtf8(error.what()) };
    }
}

bool MbtilesArchive::covers(const TileAddress &address) const
{
    // Bounds are written with a few decimals: a tile that only touches them along its edge is outside.
    constexpr double hair = 1e-5; // degrees, about a metre
    const auto box = address.box();
    return box.westDegrees < m_bounds.eastDegrees - hair && box.eastDegrees > m_bounds.westDegrees + hair
        && box.southDegrees < m_bounds.northDegrees - hair && box.northDegrees > m_bounds.southDegrees + hair;
}

} // namespace citywall
