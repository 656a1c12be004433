// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Citywall.Map
import QtPositioning
import QtQuick

Item {
    id: root

    required property LineSet lines
    required property AreaSet areas
    required property PointSet points

    width: 600
    height: 500

    MapView {
        id: map
        objectName: "map"
        anchors.fill: parent
        attribution: "© OpenStreetMap contributors"
        homeCenter: QtPositioning.coordinate(41.85, -87.65)
        homeZoom: 11
        flyDuration: 0
        groundColor: "#12181d"

        MarkerLayer {
            objectName: "markers"
            z: 1
            map: map
            points: root.points
        }

        AreaLayer {
            objectName: "areas"
            map: map
            areas: root.areas
            outlineColor: "transparent"
        }

        HeatLayer {
            objectName: "heat"
            map: map
            visible: false
            points: root.points
            bandwidthMeters: 400
        }

        HeatLayer {
            objectName: "heatThen"
            map: map
            visible: false
            bandwidthMeters: 400
        }

        LineLayer {
            objectName: "lines"
            map: map
            lines: root.lines
        }
    }
}
