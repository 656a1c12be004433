// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Map
import Citywall.Theme
import Citywall.Traffic

/*! Work zones as broad lines with a mark. Hovering tells of one, a click leads to its page. */
Item {
    id: root

    required property RoadWorks model
    required property MapView map

    Binding { target: root.model; property: "dark"; value: Theme.dark }
    LineLayer {
        id: lines
        anchors.fill: parent
        map: root.map
        lines: root.model.zoneLines
        casingColor: Theme.translucent(Theme.ground, 0.7)
        highlightColor: Theme.text
        selectedKey: root.model.selectedZone
        onClicked: key => root.model.chooseZone(key)
    }
    MarkerLayer {
        anchors.fill: parent
        map: root.map
        points: root.model.zonePoints
        dark: Theme.dark
        groundColor: Theme.surface
        textColor: Theme.text
        highlightColor: Theme.accent
        font.family: Theme.numberFamily
        selectedKey: root.model.selectedZone
        onClicked: key => root.model.chooseZone(key)
    }
    HoverCard {
        map: root.map
        shown: lines.hoveredKey !== 0xffffffff // LineSet.noKey
        title: root.model.revision >= 0 && shown ? root.model.zoneTitle(lines.hoveredKey) : ""
        text: root.model.revision >= 0 && shown ? root.model.zoneText(lines.hoveredKey) : ""
    }
}
