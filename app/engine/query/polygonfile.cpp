// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/polygonfile.h"

#include "base/polygons.h"
#include "engine/query/gdalerrors.h"
#include "engine/query/querytext.h"

#include <QFile>
#include <QFileInfo>

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>

namespace citywall {

namespace {

constexpr qsizetype mostVertices = 2'000'000;

/// Takes the polygons of geometries, of one file.
class PolygonTaker
{
public:
    explicit PolygonTaker(QString path) : m_path(std::move(path)) { }

    /// Those among the geometry's parts, arcs as many short edges. @param convert to WGS 84; null: it is that
    Status take(const OGRGeometry &geometry, OGRCoordinateTransformation *convert)
    {
        // Whatever has arcs, or is of a kind that may have some; before its points are moved, between which arcs would be others.
        const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
        if (!straight)
            return noPolygon(geometry);
        if (convert && straight->transform(convert) != OGRERR_NONE)
            return notConverted(m_path);
        return takeStraight(*straight);
    }
    GeoMultiPolygon &polygons() { return m_polygons; }

    static Error notConverted(const QString &path)
    {
        return { QueryText::tr("The polygons of %1 cannot be brought to WGS 84").arg(path),
                 QString::fromUtf8(CPLGetLastErrorMsg()) };
    }

private:
    Error noPolygon(const OGRGeometry &geometry) const
    {
        return {
            QueryText::tr("%1 holds a surface that is no polygon: %2").arg(m_path, QString::fromUtf8(geometry.getGeometryName())),
            {}
        };
    }

    Status takeStraight(const OGRGeometry &geometry)
    {
        const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
        if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
            for (const OGRGeometry *part : *geometry.toGeometryCollection()) {
                if (const Status taken = takeStraight(*part); !taken)
                    return taken;
            }
            return ok();
        }
        if (geometry.IsEmpty())
            return ok();
        if (type != wkbPolygon)
            return OGR_GT_IsSurface(type) || type == wkbMultiSurface ? Status(noPolygon(geometry)) : ok();
        QList<GeoLine> rings;
        for (const OGRLinearRing *ring : *geometry.toPolygon()) {
            rings.append(lineOf(*ring));
            const GeoLine &line = rings.constLast();
            if (!std::ranges::all_of(line, &GeoPoint::isValid))
                return Error { QueryText::tr(
                                   "The polygons of %1 are not in degrees of longitude and latitude, and the file does not "
                                   "say in what")
                                   .arg(m_path),
                               {} };
            if (crossesAntimeridian(line))
                return Error {
                    QueryText::tr("A polygon of %1 crosses the 180th meridian: split it there (RFC 7946, 3.1.9)").arg(m_path), {}
                };
            m_vertices += line.size();
            if (m_vertices > mostVertices)
                return Error { QueryText::tr("The polygons of %1 have more than 2 million vertices").arg(m_path), {} };
        }
        m_polygons.append(rings);
        return ok();
    }

    static GeoLine lineOf(const OGRLinearRing &ring)
    {
        GeoLine line;
        for (const OGRPoint &p : ring)
            line.append({ p.getX(), p.getY() });
        return line;
    }

    const QString m_path;
    GeoMultiPolygon m_polygons;
    qsizetype m_vertices = 0;
};

} // namespace

Result<GeoMultiPolygon> readPolygons(const QString &path)
{
    if (!QFileInfo(path).isFile()) // only what is here: GDAL would also fetch what looks like an address
        return Error { QueryText::tr("There is no file %1").arg(path), {} };
    GDALAllRegister();
    const GdalErrors errors;
    const GDALDatasetUniquePtr file(
        GDALDataset::Open(QFile::encodeName(QFileInfo(path).absoluteFilePath()).constData(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
    if (!file)
        return Error { QueryText::tr("The polygons of %1 cannot be read").arg(path), errors.last() };
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    PolygonTaker taker(path);
    for (OGRLayer *layer : file->GetLayers()) {
        std::unique_ptr<OGRCoordinateTransformation> convert;
        if (const OGRSpatialReference *own = layer->GetSpatialRef()) {
            OGRSpatialReference from(*own);
            from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
            if (!from.IsSame(&wgs84)) {
                convert.reset(OGRCreateCoordinateTransformation(&from, &wgs84));
                if (!convert)
                    return PolygonTaker::notConverted(path);
            }
        }
        for (const OGRFeatureUniquePtr &feature : *layer) {
            const OGRGeometry *geometry = feature->GetGeometryRef();
            if (!geometry)
                continue;
            if (const Status taken = taker.take(*geometry, convert.get()); !taken)
                return taken.error();
        }
    }
    if (taker.polygons().isEmpty())
        return Error { QueryText::tr("%1 holds no polygon").arg(path), {} };
    return std::move(taker.polygons());
}

} // namespace citywall
