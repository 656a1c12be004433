// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// A PointSet as clusters and single markers.
//
//     MarkerLayer {
//         map: root.map; points: root.model.incidents; selectedKey: root.model.selectedKey
//         priorityColors: [Theme.severityColor(3), Theme.severityColor(2), Theme.severityColor(1), Theme.severityColor(-1)]
//         groundColor: Theme.surface; textColor: Theme.text; highlightColor: Theme.accent; font.family: Theme.numberFamily
//         onClicked: key => root.model.open(key)
//     }
MarkerField {
    id: root

    property bool dark: true
    property list<color> priorityColors: [1, 2, 3, 0].map(p => MapPalette.priorityColor(p, root.dark)) ///< high, medium, low, unknown
    property color groundColor: "black"
    property color textColor: "white"
    property color highlightColor: "white"
    property font font

    onClusterClicked: (west, south, east, north) => {
        const view = root.map as MapView;
        if (view)
            view.fitBox(west, south, east, north, Math.min(view.width, view.height) / 4);
    }

    Item {
        x: Math.round(root.placingX)
        y: Math.round(root.placingY)

        Repeater {
            model: root.clusters
            delegate: MarkerDelegate {
                field: root
                shareColors: root.ringColors.length > 0 ? root.ringColors : root.priorityColors
                unknownColor: root.priorityColors[root.priorityColors.length - 1]
                groundColor: root.groundColor
                textColor: root.textColor
                highlightColor: root.highlightColor
                font: root.font
            }
        }
    }
}
