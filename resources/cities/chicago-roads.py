#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes chicago-roads.geojson, the road links of the city simulator, from Mapbox Streets v7 vector tiles.

usage: chicago-roads.py TILES_FOLDER OUT.geojson

TILES_FOLDER holds 13-X-Y.mvt of the npm package @mapbox/mvt-fixtures 4.0.0 (real-world/chicago; OpenStreetMap data,
ODbL). Needs python3-gdal and python3-shapely. The result is the same for the same tiles.
"""
import collections
import glob
import json
import math
import os
import re
import sys

import numpy
import shapely
from osgeo import gdal
from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.strtree import STRtree

gdal.UseExceptions()

WEST, SOUTH, EAST, NORTH = -87.80, 41.77, -87.58, 41.97
# class: (lanes in all directions of the link, free-flow speed in m/s = posted limit or a little below)
CLASSES = {
    "motorway": (3, 29.0),
    "trunk": (4, 20.1),
    "primary": (4, 15.6),
    "secondary": (4, 13.4),
    "tertiary": (2, 11.2),
}
SHORTEST = 500.0  # metres of a link, where its street is long enough …
USUAL = {True: 1300.0, False: 950.0}  # … and as it mostly is, by whether the road has divided carriageways for fast traffic
TERTIARY = 6500.0  # metres that a tertiary street must have in all
X_SCALE = 111195.0 * math.cos(math.radians(41.87))
Y_SCALE = 111195.0


def to_meters(lon, lat):
    return (lon - WEST) * X_SCALE, (lat - SOUTH) * Y_SCALE


def to_degrees(x, y):
    return round(x / X_SCALE + WEST, 5), round(y / Y_SCALE + SOUTH, 5)


def tile_box(x, y, z=13):
    n = 2**z
    lat = lambda row: math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / n))))
    west, north = to_meters(x / n * 360 - 180, lat(y))
    east, south = to_meters((x + 1) / n * 360 - 180, lat(y + 1))
    return box(west, south, east, north)


def lines_of(geometry):
    if geometry.is_empty:
        return []
    if isinstance(geometry, LineString):
        return [geometry]
    return [g for g in getattr(geometry, "geoms", []) if isinstance(g, LineString)]


def read_tiles(folder):
    """Roads [(class, oneway, line)] and labels [(name, line)], in metres, cut at the tiles' own borders."""
    roads, labels = [], []
    city = box(*to_meters(WEST, SOUTH), *to_meters(EAST, NORTH))
    mercator = 6378137 * math.pi / 180
    lonlat = lambda c: numpy.column_stack((
        (c[:, 0] / mercator - WEST) * X_SCALE,
        (numpy.degrees(numpy.arctan(numpy.sinh(c[:, 1] / 6378137))) - SOUTH) * Y_SCALE))
    for path in sorted(glob.glob(os.path.join(folder, "13-*.mvt"))):
        x, y = map(int, re.search(r"13-(\d+)-(\d+)\.mvt$", path).groups())
        border = tile_box(x, y).intersection(city)
        tile = gdal.OpenEx(path, open_options=[f"X={x}", f"Y={y}", "Z=13"], allowed_drivers=["MVT"])
        for layer_name in ("road", "road_label"):
            layer = tile.GetLayerByName(layer_name)
            for feature in layer if layer else []:
                if feature["class"] not in CLASSES:
                    continue
                geometry = shapely.transform(shapely.from_wkb(bytes(feature.GetGeometryRef().ExportToWkb())), lonlat)
                if layer_name == "road_label":
                    name = feature["name"] or {"55": "Stevenson Expy", "90": "Kennedy Expy"}.get(feature["ref"])
                    if name:
                        labels += [(name, line) for line in lines_of(geometry)]
                elif feature["structure"] != "tunnel" or feature["class"] == "motorway":
                    roads += [(feature["class"], feature["oneway"] == "true", line)
                              for line in lines_of(geometry.intersection(border)) if line.length > 1]
    return roads, labels


def snap_ends(roads, tolerance=4.0):
    """Moves line ends that lie within the tolerance of each other (tile borders) onto one point."""
    ends = [Point(line.coords[i]) for _, _, line in roads for i in (0, -1)]
    tree, target = STRtree(ends), [None] * len(ends)
    for i, end in enumerate(ends):
        if target[i] is None:
            for j in tree.query(end, "dwithin", tolerance):
                target[j] = target[j] or end.coords[0]
    result = []
    for i, (kind, oneway, line) in enumerate(roads):
        coords = list(line.coords)
        coords[0], coords[-1] = target[2 * i], target[2 * i + 1]
        if LineString(coords).length > 1:
            result.append((kind, oneway, LineString(coords)))
    return result


def heading(a, b):
    return math.atan2(b[1] - a[1], b[0] - a[0])


def name_pieces(line, labels, tree):
    """Cuts a line where its street's name changes: [(name or None, coords)]."""
    coords = list(shapely.segmentize(line, 60).coords)
    names = []
    for a, b in zip(coords, coords[1:]):
        middle, best = Point((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), (25.0, None)
        for i in tree.query(middle, "dwithin", 25.0):
            name, label = labels[i]
            at = label.project(middle)
            p, q = label.interpolate(max(0, at - 5)), label.interpolate(at + 5)
            if abs(math.sin(heading(a, b) - heading(p.coords[0], q.coords[0]))) < 0.4 and label.distance(middle) < best[0]:
                best = (label.distance(middle), name)
        names.append(best[1])
    runs = []
    for name, a, b in zip(names, coords, coords[1:]):
        if runs and runs[-1][0] == name:
            runs[-1][1].append(b)
        else:
            runs.append([name, [a, b]])
    merged = []  # a short stretch without a name belongs to what comes before it
    for name, points in runs:
        short = LineString(points).length < 150
        if merged and (merged[-1][0] == name or (short and name is None)):
            merged[-1][1] += points[1:]
        elif merged and merged[-1][0] is None and LineString(merged[-1][1]).length < 150:
            merged[-1] = [name, merged[-1][1] + points[1:]]
        else:
            merged.append([name, points])
    return merged


def merge_streets(roads, labels):
    tree = STRtree([line for _, line in labels])
    groups = collections.defaultdict(list)
    for kind, oneway, line in roads:
        for name, points in name_pieces(line, labels, tree):
            groups[(kind, name or "", oneway)].append(LineString(points))
    streets = joined([kind, name, oneway, line] for (kind, name, oneway), lines in groups.items() for line in lines)
    return joined(with_neighbours_name(joined(with_neighbours_name(streets))))


def with_neighbours_name(streets):
    """An unnamed stretch takes the name of the named street of its class that it continues straight on."""
    ends = collections.defaultdict(list)
    for kind, name, _, line in streets:
        if name:
            for a, b in ((line.coords[0], line.coords[1]), (line.coords[-1], line.coords[-2])):
                ends[(kind, round(a[0] / 20), round(a[1] / 20))].append((name, a, heading(a, b)))
    for street in streets:
        kind, name, _, line = street
        for a, b in ((line.coords[0], line.coords[1]), (line.coords[-1], line.coords[-2])) if not name else ():
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    for other, at, angle in ends[(kind, round(a[0] / 20) + dx, round(a[1] / 20) + dy)]:
                        if math.dist(a, at) < 15 and math.cos(heading(a, b) - angle) < -0.9 and not street[1]:
                            street[1] = other
    return streets


def joined(streets):
    groups = collections.defaultdict(list)
    for kind, name, oneway, line in streets:
        groups[(kind, name, oneway)].append(line)
    return [[kind, name, oneway, line] for (kind, name, oneway), lines in sorted(groups.items())
            for line in lines_of(shapely.line_merge(MultiLineString(lines), directed=oneway))]


def without_doubles(streets):
    """Drops what runs on top of a longer street (upper and lower levels, roads drawn twice); the two carriageways of a
    boulevard become one two-way street, those of a motorway or trunk road stay two."""
    streets.sort(key=lambda s: (list(CLASSES).index(s[0]), -s[3].length, s[3].coords[0]))
    kept = []
    for street in streets:
        divided = street[0] in ("motorway", "trunk")
        distance = 9.0 if divided else 60.0
        near = [k for k in kept if k[3].dwithin(street[3], distance) and (divided or k[0] not in ("motorway", "trunk"))]
        cover = shapely.union_all([shapely.buffer(k[3], distance, cap_style="flat") for k in near]) if near else None
        if cover is None:
            kept.append(street)
            continue
        rest = [line for line in lines_of(street[3].difference(cover)) if line.length > 4 * distance]
        if sum(line.length for line in rest) > 0.6 * street[3].length:
            kept.append(street)
            continue
        for k in () if divided else near:
            if k[1] == street[1] and k[2] and street[2]:
                k[2] = False
        kept += [[*street[:3], line] for line in rest if line.length > SHORTEST]
    return kept


def crossings(street, streets, tree):
    """Where other streets meet this one: sorted [(metres along it, name)]."""
    found = {}
    for i in tree.query(street[3], "dwithin", 12.0):
        other = streets[i]
        if not other[1] or other[1] == street[1] or other[0] == "motorway":
            continue
        for point in lines_of_points(street[3], other[3]):
            found.setdefault(round(street[3].project(point) / 60), (street[3].project(point), other[1]))
    return sorted(found.values())


def lines_of_points(a, b):
    hit = a.intersection(b)
    if hit.is_empty:
        return [Point(b.coords[i]) for i in (0, -1) if a.distance(Point(b.coords[i])) < 12]
    return [g for g in getattr(hit, "geoms", [hit]) if isinstance(g, Point)]


def cut(street, streets, tree):
    """Links of the usual length, ending at crossings where there are any: [(line, from, to)]."""
    length, places = street[3].length, crossings(street, streets, tree)
    usual = USUAL[street[0] in ("motorway", "trunk")]
    longest, cuts = usual * 1.3, [0.0]
    stops = [at for at, _ in places if SHORTEST * 0.5 < at < length - SHORTEST * 0.5]
    while length - cuts[-1] > longest:
        window = [at for at in stops if cuts[-1] + SHORTEST <= at <= cuts[-1] + longest and length - at > 250]
        parts = math.ceil((length - cuts[-1]) / longest)
        aim = cuts[-1] + usual
        cuts.append(min(window, key=lambda at: abs(at - aim)) if window else cuts[-1] + (length - cuts[-1]) / parts)
    cuts.append(length)
    near = lambda at: next((n for d, n in sorted((abs(p - at), n) for p, n in places) if d < 150), "")
    return [(shapely.ops.substring(street[3], a, b), near(a), near(b)) for a, b in zip(cuts, cuts[1:])]


def main(folder, out):
    roads, labels = read_tiles(folder)
    streets = without_doubles(merge_streets(snap_ends(roads), labels))
    streets = [s for s in streets if s[3].length > 60]
    tree = STRtree([s[3] for s in streets])
    features = []
    whole = collections.Counter()
    for kind, name, _, line in streets:
        whole[(kind, name)] += line.length
    for street in streets:
        kind, name, oneway, line = street
        # Of the smaller streets only those that cross several neighbourhoods carry links; short ends carry none.
        if not name and line.length < 900 or name == "Express Lanes" or kind == "tertiary" and (whole[(kind, name)] < TERTIARY or oneway or not name):
            continue
        for part, start, end in cut(street, streets, tree):
            points = [to_degrees(*p) for p in part.simplify(6.0).coords]
            points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
            if len(points) < 2 or part.length < 170:
                continue
            lanes, speed = CLASSES[kind]
            properties = {"roadClass": kind, "lanes": max(1, lanes if kind in ("motorway", "trunk") or not oneway else lanes // 2 + 1),
                          "freeFlowSpeed": speed, "oneway": oneway}
            if start:
                properties["from"] = start
            if end:
                properties["to"] = end
            fallback = {"motorway": "Expressway", "trunk": "Parkway"}.get(kind, "Street")
            features.append({"kind": kind, "name": name or fallback, "points": points, "properties": properties})
    features.sort(key=lambda f: (list(CLASSES).index(f["kind"]), f["name"], f["points"][0]))
    collection = []
    for i, f in enumerate(features):
        name = f["name"]
        collection.append({"type": "Feature", "id": f"CHI-{i + 1:04d}",
                           "properties": {"id": f"CHI-{i + 1:04d}", "name": name, **f["properties"]},
                           "geometry": {"type": "LineString", "coordinates": f["points"]}})
    head = {"type": "FeatureCollection", "name": "Chicago road links",
            "attribution": "© OpenStreetMap contributors", "licence": "ODbL-1.0",
            "source": "npm @mapbox/mvt-fixtures 4.0.0, real-world/chicago (Mapbox Streets v7, zoom 13), by chicago-roads.py"}
    with open(out, "w", encoding="utf-8") as file:
        text = json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [\n'
        text += ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in collection) + "\n]}\n"
        file.write(text)
    count = collections.Counter(f["kind"] for f in features)
    print(len(collection), dict(count), os.path.getsize(out), "bytes",
          sum(1 for f in features if f["name"] in ("Street", "Expressway", "Parkway")), "without a name")


if __name__ == "__main__":
    import shapely.ops
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
