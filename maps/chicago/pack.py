#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs the Chicago vector tiles of @mapbox/mvt-fixtures into one vector MBTiles file.

usage: pack.py PACKAGE/real-world/chicago chicago.mbtiles

The package is plain 'npm pack @mapbox/mvt-fixtures@4.0.0', unpacked. The output is the same for the same input.
"""
import gzip
import json
import math
import pathlib
import sqlite3
import sys

ZOOM = 13
LAYERS = (
    "landuse waterway water aeroway barrier_line building landuse_overlay road admin place_label water_label "
    "rail_station_label poi_label airport_label motorway_junction road_label waterway_label housenum_label"
).split()


def longitude(x):
    return x / 2**ZOOM * 360 - 180


def latitude(y):
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / 2**ZOOM))))


def main(source, target):
    tiles = {}
    for path in sorted(pathlib.Path(source).glob(f"{ZOOM}-*-*.mvt")):
        _, x, y = path.stem.split("-")
        tiles[int(x), int(y)] = gzip.compress(path.read_bytes(), 9, mtime=0)
    if not tiles:
        sys.exit(f"no {ZOOM}-X-Y.mvt in {source}")
    xs, ys = [x for x, _ in tiles], [y for _, y in tiles]
    bounds = [longitude(min(xs)), latitude(max(ys) + 1), longitude(max(xs) + 1), latitude(min(ys))]
    metadata = {
        "name": "Chicago",
        "format": "pbf",
        "type": "baselayer",
        "version": "1",
        "description": "Mapbox Streets v7 layers, from @mapbox/mvt-fixtures 4.0.0 (real-world/chicago)",
        "attribution": "© OpenStreetMap contributors",
        "bounds": ",".join(f"{value:.6f}" for value in bounds),
        "center": f"{(bounds[0] + bounds[2]) / 2:.6f},{(bounds[1] + bounds[3]) / 2:.6f},{ZOOM}",
        "minzoom": str(ZOOM),
        "maxzoom": str(ZOOM),
        "json": json.dumps({"vector_layers": [{"id": layer, "fields": {}} for layer in LAYERS]}),
    }
    pathlib.Path(target).unlink(missing_ok=True)
    with sqlite3.connect(target) as db:
        db.execute("PRAGMA page_size = 1024")
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        db.execute("CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)")
        db.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        for (x, y), data in sorted(tiles.items()):
            db.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", (ZOOM, x, 2**ZOOM - 1 - y, data))
    print(f"{len(tiles)} tiles, {pathlib.Path(target).stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
