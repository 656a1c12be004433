#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes chicago-community-areas.geojson from Chicago77.shp, as Debian's python3-libpysal ships it, and from the census.

usage: make-chicago-community-areas.py Chicago77.shp chicago-population-2010.csv chicago-community-areas.geojson

Run once; the result is kept. Needs python3-gdal and python3-shapely 2.1 (both come with python3-libpysal's own needs).
Borders are simplified as one coverage: neighbours keep sharing them, without gaps or overlaps.
"""
import csv
import json
import sys

import numpy
import shapely
from osgeo import ogr, osr
from shapely.geometry import mapping

FEET = 0.3048006096  # EPSG:3435 is in US survey feet
TOLERANCE_METERS = 12.0  # side of the triangles that simplification may drop
DECIMALS = 5  # about one metre


def title(name):
    special = {"OHARE": "O'Hare", "MCKINLEY PARK": "McKinley Park"}
    return special.get(name, name.title())


def rounded(ring):
    points = []
    for x, y in ring:
        point = [round(x, DECIMALS), round(y, DECIMALS)]
        if not points or points[-1] != point:
            points.append(point)
    return points


def populations(path):
    with open(path, encoding="utf-8") as lines:
        return {row["area"]: int(row["residents"]) for row in csv.DictReader(line for line in lines if line[0] != "#")}


def main(source, census, target):
    ogr.UseExceptions()
    plane, geographic = osr.SpatialReference(), osr.SpatialReference()
    plane.ImportFromEPSG(3435)
    geographic.ImportFromEPSG(4326)
    for system in (plane, geographic):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    to_degrees = osr.CoordinateTransformation(plane, geographic)

    residents = populations(census)
    records, shapes = [], []
    dataset = ogr.Open(source)
    for feature in dataset.GetLayer(0):
        area = str(feature["AREANO"])
        records.append({"id": area, "name": title(feature["COMMUNITY"]), "population": residents[area]})
        # To a tenth of a foot, where neighbours share their borders exactly.
        shape = shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        shapes.append(shapely.set_precision(shape, 0.1))
    if not shapely.coverage_is_valid(shapes):
        sys.exit("the areas overlap")
    simple = shapely.coverage_simplify(shapes, TOLERANCE_METERS / FEET)

    features = []
    for record, shape in sorted(zip(records, simple), key=lambda pair: int(pair[0]["id"])):
        degrees = shapely.transform(shape, lambda points: numpy.array(to_degrees.TransformPoints(points))[:, :2])
        degrees = shapely.orient_polygons(degrees)  # RFC 7946: outer rings counterclockwise
        geometry = mapping(degrees)
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        polygons = [[rounded(ring) for ring in polygon] for polygon in polygons]
        geometry = {
            "type": geometry["type"],
            "coordinates": polygons[0] if geometry["type"] == "Polygon" else polygons,
        }
        features.append({"type": "Feature", "id": record["id"], "properties": record, "geometry": geometry})

    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    with open(target, "w", encoding="utf-8") as out:
        out.write('{"type":"FeatureCollection","name":"chicago-community-areas","features":[\n' + lines + "\n]}\n")
    print(f"{len(features)} areas", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
