// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Map
import Citywall.Theme

/*!
    How something is drawn on the map: "line", "disc", "area", "hatch", an icon's name; what its age makes of these: "disc-faded",
    "disc-stale", "disc-unknown", "line-faded" …, "area-faded", "hatch-unknown".
*/
Item {
    id: root

    required property string symbol
    required property color color
    readonly property string shape: symbol.split("-")[0]
    readonly property string age: symbol.split("-")[1] ?? ""
    readonly property bool plain: ["", "line", "disc", "area", "hatch"].includes(symbol)
    readonly property bool ofAge: ["faded", "stale", "unknown"].includes(age) && ["line", "disc", "area", "hatch"].includes(shape)
    readonly property bool broken: shape === "line" && (age === "stale" || age === "unknown")
    readonly property bool glyph: shape === "disc" && (age === "stale" || age === "unknown")

    width: 20
    height: Math.max(18, Theme.caption + 4)

    Rectangle {
        visible: (root.plain || root.ofAge || !picture.available) && root.shape !== "hatch" && !root.broken && !root.glyph
        anchors.centerIn: parent
        width: root.shape === "disc" ? 12 : root.shape === "line" ? 20 : 16
        height: root.shape === "line" ? 4 : 12
        radius: root.shape === "disc" ? 6 : 2
        color: root.color
        border.width: root.age === "faded" && root.shape === "disc" ? 1.5 : 0
        border.color: Qt.alpha(root.color, 1)
    }
    Row {
        visible: root.broken
        anchors.centerIn: parent
        spacing: root.age === "stale" ? 4 : 3
        Repeater {
            model: root.broken ? root.age === "stale" ? 2 : 4 : 0
            Rectangle {
                width: root.age === "stale" ? 8 : 2.5
                height: root.age === "stale" ? 4 : 3
                color: root.color
            }
        }
    }
    Loader {
        anchors.centerIn: parent
        active: root.glyph
        sourceComponent: MarkerGlyph {
            freshness: root.age === "stale" ? 2 : 3
            color: root.color
            unknownColor: root.color
            groundColor: Theme.surface
            font.family: Theme.numberFamily
        }
    }
    Hatch {
        visible: root.shape === "hatch"
        anchors.centerIn: parent
        width: 16
        height: 12
        spacing: root.age === "unknown" ? 6 : 4
        color: root.color
    }
    Icon {
        id: picture
        visible: available && !root.plain && !root.ofAge
        anchors.centerIn: parent
        implicitWidth: 16
        implicitHeight: 16
        name: root.ofAge ? "" : root.symbol
        color: root.color
    }
}
