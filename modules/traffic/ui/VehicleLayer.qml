// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Map
import Citywall.Theme
import Citywall.Traffic

/*! Squares of the city by the free vehicles that stand in them. A click opens the page of one. */
Item {
    id: root

    required property VehicleMap model
    required property MapView map

    Binding { target: root.model; property: "dark"; value: Theme.dark }
    AreaLayer {
        id: layer
        anchors.fill: parent
        map: root.map
        areas: root.model.areas
        outlineColor: "transparent"
        highlightColor: Theme.accent
        hatchColor: Theme.translucent(Theme.unknown, 0.7)
        selectedId: root.model.selectedId
        onClicked: cell => root.model.choose(cell)
    }
    HoverCard {
        map: root.map
        shown: layer.hoveredId !== ""
        title: shown ? root.model.titleOf(layer.hoveredId) : ""
        text: root.model.revision >= 0 && shown ? root.model.textOf(layer.hoveredId) : ""
    }
}
