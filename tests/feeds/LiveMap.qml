// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
import Citywall.Map
import QtPositioning
import QtQuick

// The map of one feed, as the shell has it: for bench_livefeeds.
Item {
    id: root

    required property PointSet points

    MapView {
        id: map
        objectName: "map"
        anchors.fill: parent
        attribution: "made up"
        homeCenter: QtPositioning.coordinate(41.85, -87.68)
        homeZoom: 11.5
        flyDuration: 0
        groundColor: "#12181d"

        MarkerLayer {
            map: map
            points: root.points
            dark: true
            groundColor: map.groundColor
            textColor: "#e8ecef"
            highlightColor: "white"
        }
    }
}
