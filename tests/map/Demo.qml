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
    required property bool dark
    required property string shown
    required property string host
    required property real zoom

    MapView {
        id: map
        objectName: "map"
        anchors.fill: parent
        tileHost: root.host
        attribution: "© OpenStreetMap contributors"
        homeCenter: QtPositioning.coordinate(41.87, -87.68)
        homeZoom: root.zoom
        groundColor: root.dark ? "#12181d" : "#f2f4f5"
        plateColor: map.groundColor
        textColor: root.dark ? "#aab4bb" : "#4a5258"

        AreaLayer {
            map: map
            areas: root.areas
            visible: root.shown.includes("a")
            selectedId: "31"
            highlightColor: root.dark ? "white" : "black"
        }

        LineLayer {
            map: map
            lines: root.lines
            visible: root.shown.includes("l")
            casingColor: map.groundColor
            highlightColor: root.dark ? "white" : "black"
            offsetWidths: 0.6
            selectedKey: 1501
        }
    }
}
