// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Environment
import Citywall.Map
import Citywall.Theme

/*! Each district by its modelled mean. A click opens its page. */
Item {
    id: root

    required property DistrictMap model
    required property MapView map

    AreaLayer {
        id: layer
        anchors.fill: parent
        map: root.map
        areas: root.model.areas
        outlineColor: Theme.translucent(Theme.ground, 0.7)
        highlightColor: Theme.accent
        selectedId: root.model.selectedId
        onClicked: district => root.model.choose(district)
    }
    HoverCard {
        map: root.map
        title: root.model.nameOf(layer.hoveredId)
        text: root.model.revision >= 0 && layer.hoveredId !== "" ? root.model.textOf(layer.hoveredId) : ""
    }
    Binding { root.model.dark: Theme.dark }
}
