// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Map
import Citywall.Safety
import Citywall.Theme

/*! Cells with significantly more or fewer incidents about them. Hovering tells the figures, a click enters the area. */
Item {
    id: root

    required property HotSpotMap model
    required property MapView map

    Binding { target: root.model; property: "dark"; value: Theme.dark }
    AreaLayer {
        id: cells
        anchors.fill: parent
        map: root.map
        areas: root.model.cells
        outlineColor: Theme.translucent(Theme.ground, 0.6)
        highlightColor: Theme.text
        onClicked: id => root.model.choose(id)
    }
    HoverCard {
        map: root.map
        shown: cells.hoveredId !== ""
        title: shown ? root.model.cellTitle(cells.hoveredId) : ""
        text: shown ? root.model.cellText(cells.hoveredId) : ""
    }
}
