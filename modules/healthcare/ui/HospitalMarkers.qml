// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Healthcare
import Citywall.Map
import Citywall.Theme

/*! Hospitals as signs with an H, unlike any marker of incidents, so that both can lie on one map. */
MarkerField {
    id: root

    required property HealthMap health

    clusters.radiusPixels: 22 // signs that would hide each other become one
    selectedKey: root.health.selectedKey
    onClicked: key => root.health.choose(key)
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
            delegate: HospitalSign { field: root }
        }
    }
    Binding { root.health.severityColors: [-1, 0, 1, 2, 3].map(severity => Theme.severityColor(severity)) }
}
