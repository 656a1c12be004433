// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Map
import Citywall.Theme
import Citywall.Traffic

/*! Jams as broad bands under which the road stays visible, with a mark at their head. A click leads to the link there. */
Item {
    id: root

    required property RoadWorks model
    required property MapView map

    Binding { target: root.model; property: "dark"; value: Theme.dark }
    LineLayer {
        anchors.fill: parent
        map: root.map
        lines: root.model.jamLines
        opacity: 0.4
    }
    MarkerLayer {
        anchors.fill: parent
        map: root.map
        points: root.model.jamPoints
        dark: Theme.dark
        groundColor: Theme.surface
        textColor: Theme.text
        highlightColor: Theme.accent
        font.family: Theme.numberFamily
        onClicked: key => root.model.openJam(key)
    }
}
