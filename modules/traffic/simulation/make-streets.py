#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Citywall authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes streets.json, the courses of the simulated bus routes and work zones, from a GeoJSON of road links.

Usage: make-streets.py resources/cities/chicago-roads.geojson modules/traffic/simulation/streets.json
"""
import json
import math
import re
import sys

STREETS = [
    "Western Ave", "Ashland Ave", "Halsted St", "Pulaski Rd", "Kedzie Ave", "Cicero Ave", "Clark St", "Milwaukee Ave",
    "Chicago Ave", "Division St", "North Ave", "Fullerton Ave", "Belmont Ave", "Madison St", "Cermak Rd", "Archer Ave",
    "47th St", "63rd St",
]
LONGEST_GAP_METERS = 450
TOLERANCE_METERS = 20


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        roads = json.load(file)
    middle = 41.88
    scale = (111195 * math.cos(math.radians(middle)), 111195)

    def metres(point):
        return point[0] * scale[0], point[1] * scale[1]

    def distance(a, b):
        return math.dist(metres(a), metres(b))

    def simplified(line):
        if len(line) < 3:
            return line
        (ax, ay), (bx, by) = metres(line[0]), metres(line[-1])
        length = math.hypot(bx - ax, by - ay) or 1

        def off(point):
            x, y = metres(point)
            return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length

        worst = max(range(1, len(line) - 1), key=lambda i: off(line[i]))
        if off(line[worst]) < TOLERANCE_METERS:
            return [line[0], line[-1]]
        return simplified(line[: worst + 1])[:-1] + simplified(line[worst:])

    streets = []
    for street in STREETS:
        lines = [
            f["geometry"]["coordinates"] for f in roads["features"]
            if re.sub(r"^[NSEW] ", "", f["properties"].get("name") or "") == street
            and f["properties"]["roadClass"] in ("primary", "secondary", "tertiary")
        ]
        points = [p for line in lines for p in line]
        spread = [(max(p[i] for p in points) - min(p[i] for p in points)) * scale[i] for i in (0, 1)]
        axis = 0 if spread[0] > spread[1] else 1
        lines = sorted((line if line[0][axis] < line[-1][axis] else line[::-1] for line in lines), key=lambda l: l[0][axis])
        chains = [[]]
        for line in lines:
            chain = chains[-1]
            if not chain:
                chain += line
            elif line[-1][axis] <= chain[-1][axis]:
                continue  # the other carriageway
            elif distance(chain[-1], line[0]) > LONGEST_GAP_METERS and line[0][axis] > chain[-1][axis]:
                chains.append(list(line))
            else:
                chain += [p for p in line if p[axis] > chain[-1][axis]]
        longest = max(chains, key=lambda chain: distance(chain[0], chain[-1]) if chain else 0)
        name = re.sub(r"\bSt$", "Street", re.sub(r"\bAve$", "Avenue", re.sub(r"\bRd$", "Road", street)))
        streets.append({"name": name, "line": simplified(longest)})
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write('{\n"attribution": ' + json.dumps(roads["attribution"] + " (ODbL)", ensure_ascii=False) + ',\n"streets": [\n')
        file.write(",\n".join(json.dumps(s, separators=(",", ":")) for s in streets))
        file.write("\n]\n}\n")


main()
