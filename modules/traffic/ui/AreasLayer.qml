// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Map
import Citywall.Theme
import Citywall.Traffic

/*! The areas of the city coloured by travel-time index. A click enters the area. */
Item {
    id: root

    required property TrafficMap model
    required property MapView map

    Binding { target: root.model; property: "dark"; value: Theme.dark }
    AreaLayer {
        id: layer
        anchors.fill: parent
        map: root.map
        areas: root.model.areas
        outlineColor: Theme.translucent(Theme.textFaint, 0.6)
        highlightColor: Theme.accent
        hatchColor: Theme.translucent(Theme.unknown, 0.7)
        selectedId: Selection.area
        onClicked: areaId => Selection.enterArea(areaId)
    }
    HoverCard {
        map: root.map
        shown: layer.hoveredId !== ""
        title: shown ? Areas.name(layer.hoveredId) : ""
        text: root.model.revision >= 0 && shown ? root.model.areaText(layer.hoveredId) : ""
    }
}
