// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Environment
import Citywall.Map
import Citywall.Theme

/*! The surface between stations. Pointing at a place tells what is estimated there; a click goes to what lies below. */
Item {
    id: root

    required property SurfaceMap model
    required property MapView map

    SurfaceField {
        id: field
        anchors.fill: parent
        map: root.map
        areas: root.model.bands
        outlineColor: Theme.translucent(Theme.ground, 0.55)
    }
    HoverCard {
        map: root.map
        y: Math.max(Theme.s, field.pointer.y - height - Theme.s) // what lies below has a card of its own below the pointer
        shown: field.pointed
        title: compared !== "" ? qsTr("Estimate between stations") : root.model.revision >= 0 ? root.model.titleAt(field.place) : ""
        text: root.model.revision >= 0 ? root.model.textAt(field.place) : ""
    }
    Binding { target: root.model; property: "dark"; value: Theme.dark }
}
