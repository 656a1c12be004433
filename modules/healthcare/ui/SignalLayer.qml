// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Healthcare
import Citywall.Map
import Citywall.Theme

/*! Each area by its syndromic signals. A click enters the area. */
Item {
    id: root

    required property HealthAreas model
    required property MapView map

    AreaLayer {
        id: layer
        anchors.fill: parent
        map: root.map
        areas: root.model.signalAreas
        outlineColor: Theme.translucent(Theme.textFaint, 0.6)
        highlightColor: Theme.accent
        hatchColor: Theme.translucent(Theme.unknown, 0.7)
        selectedId: Selection.area
        onClicked: areaId => Selection.enterArea(areaId)
    }
    HoverCard {
        map: root.map
        title: layer.hoveredId === "" ? "" : Areas.name(layer.hoveredId)
        text: root.model.revision >= 0 && layer.hoveredId !== "" ? root.model.signalText(layer.hoveredId) : ""
    }
    Binding { root.model.dark: Theme.dark }
    Binding { root.model.severityColors: [-1, 0, 1, 2, 3].map(severity => Theme.severityColor(severity)) }
}
