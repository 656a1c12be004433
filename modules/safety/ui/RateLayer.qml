// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Map
import Citywall.Safety
import Citywall.Theme

/*! Areas by their incidents per resident and day. A click enters the area. */
Item {
    id: root

    required property IncidentMap model
    required property MapView map

    Binding { root.model.dark: Theme.dark }
    AreaLayer {
        id: layer
        anchors.fill: parent
        map: root.map
        areas: root.model.areas
        highlightColor: Theme.accent
        selectedId: Selection.area
        onClicked: id => Selection.enterArea(id)
    }
    HoverCard {
        map: root.map
        shown: layer.hoveredId !== ""
        title: shown ? Areas.name(layer.hoveredId) : ""
        text: root.model.revision >= 0 && shown ? root.model.rateText(layer.hoveredId) : ""
    }
}
