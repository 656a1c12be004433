// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Map
import Citywall.Theme
import Citywall.Traffic

/*! The road links coloured by speed / free-flow speed. Hovering names one, a click drills down to it. */
Item {
    id: root

    required property TrafficMap model
    required property MapView map

    Binding { target: root.model; property: "dark"; value: Theme.dark }
    LineLayer {
        id: lines
        anchors.fill: parent
        map: root.map
        lines: root.model.links
        casingColor: Theme.translucent(Theme.ground, 0.7)
        highlightColor: Theme.text
        selectedKey: root.model.selectedKey
        onClicked: key => root.model.open(key)
    }
    HoverCard {
        map: root.map
        shown: lines.hoveredKey !== 0xffffffff // LineSet.noKey
        title: root.model.revision >= 0 && shown ? root.model.linkTitle(lines.hoveredKey) : ""
        text: root.model.revision >= 0 && shown ? root.model.linkText(lines.hoveredKey) : ""
    }
}
