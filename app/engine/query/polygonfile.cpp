// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/polygonfile.h"

#include "engine/query/gdalerrors.h"
#include "engine/query/querytext.h"

#include <QFile>
#include <QFileInfo>

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace citywall {

namespace {

constexpr qsizetype mostVertices = 2'000'000;

/// Appends the polygons among the geometry's parts. @returns false if a position is not on the Earth
bool takePolygons(const OGRGeometry &geometry, GeoMultiPolygon &to, qsizetype &vertices)
{
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (const OGRGeometry *part : *geometry.toGeometryCollection()) {
            if (!takePolygons(*part, to, vertices))
                return false;
        }
        return true;
    }
    if (type != wkbPolygon || geometry.IsEmpty())
        return true;
    QList<GeoLine> rings;
    for (const OGRLinearRing *ring : *geometry.toPolygon()) {
        GeoLine line;
        for (const OGRPoint &p : *ring) {
            line.append({ p.getX(), p.getY() });
            if (!line.constLast().isValid())
                return false;
        }
        vertices += line.size();
        rings.append(line);
    }
    to.append(rings);
    return true;
}

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
    GeoMultiPolygon polygons;
    qsizetype vertices = 0;
    for (OGRLayer *layer : file->GetLayers()) {
        std::unique_ptr<OGRCoordinateTransformation> convert;
        if (const OGRSpatialReference *own = layer->GetSpatialRef()) {
            OGRSpatialReference from(*own);
            from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
            if (!from.IsSame(&wgs84))
                convert.reset(OGRCreateCoordinateTransformation(&from, &wgs84));
        }
        for (const OGRFeatureUniquePtr &feature : *layer) {
            OGRGeometry *geometry = feature->GetGeometryRef();
            if (!geometry)
                continue;
            if (convert && geometry->transform(convert.get()) != OGRERR_NONE)
                return Error { QueryText::tr("The polygons of %1 cannot be brought to WGS 84").arg(path), errors.last() };
            if (!takePolygons(*geometry, polygons, vertices))
                return Error { QueryText::tr(
                                   "The polygons of %1 are not in degrees of longitude and latitude, and the file does not "
                                   "say in what")
                                   .arg(path),
                               {} };
            if (vertices > mostVertices)
                return Error { QueryText::tr("The polygons of %1 have more than 2 million vertices").arg(path), {} };
        }
    }
    if (polygons.isEmpty())
        return Error { QueryText::tr("%1 holds no polygon").arg(path), {} };
    return polygons;
}

} // namespace citywall
