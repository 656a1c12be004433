// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Map
import Citywall.Theme

/*! One hospital: an H on a square in the colour of its level, the level's own mark at the corner, crossed out when it diverts. */
Item {
    id: root

    required property MarkerField field
    required property int index
    required property double localX
    required property double localY
    required property real markerKey
    required property int pointCount
    required property int category
    required property color markerColor
    required property int priority
    required property list<int> priorityCounts
    required property string label
    required property bool labelled
    required property int outdated
    required property int freshness ///< a level of Freshness: 0 current, 1 fading, 2 hatched, 3 unknown
    required property real fade
    required property string age
    required property string saying

    readonly property bool single: root.pointCount === 1
    readonly property bool diverted: root.single && root.category >= 8
    readonly property int severity: root.category % 8 - 1
    readonly property bool chosen: root.single && root.markerKey === root.field.selectedKey
    readonly property bool raised: root.chosen || root.activeFocus || root.index === root.field.hoveredRow
    readonly property bool hollow: root.freshness >= 2
    readonly property color fill: root.hollow ? Theme.surface : Qt.tint(Theme.surface, Qt.alpha(root.markerColor, root.fade))
    readonly property string told: [root.saying, root.age].filter(words => words !== "").join(" · ")
    readonly property color ink: 0.299 * root.fill.r + 0.587 * root.fill.g + 0.114 * root.fill.b > 0.5 ? "#16130c" : "#ffffff"

    x: Math.round(root.localX * root.field.placingScale)
    y: Math.round(root.localY * root.field.placingScale)
    z: root.raised ? 100 : root.single ? 4 - (root.priority === 0 ? 4 : root.priority) : 10
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: root.single ? root.told : (root.field.ringColors.length === 0
        ? qsTr("%n hospital(s), %1 of them critical", "", root.pointCount).arg(root.priorityCounts[0])
        : qsTr("%n hospital(s), %1 with more, %2 with less", "", root.pointCount).arg(root.priorityCounts[0]).arg(root.priorityCounts[2]))
        + (root.outdated > 0 ? ", " + qsTr("%1 not heard of lately").arg(root.outdated) : "")
    Accessible.onPressAction: root.field.activate(root.index)
    Keys.onReturnPressed: root.field.activate(root.index)
    Keys.onEnterPressed: root.field.activate(root.index)
    Keys.onSpacePressed: root.field.activate(root.index)

    MarkerGlyph {
        x: -Math.round(width / 2)
        y: -Math.round(height / 2)
        visible: !root.single
        count: root.pointCount
        ringCounts: root.priorityCounts
        ringColors: root.field.ringColors.length > 0 ? root.field.ringColors : [3, 2, 1, 0].map(severity => Theme.severityColor(severity))
        groundColor: Theme.surface
        textColor: Theme.text
        highlightColor: Theme.accent
        highlighted: root.raised
        font.family: Theme.numberFamily
    }
    Rectangle {
        id: sign
        visible: root.single
        anchors.centerIn: parent
        width: 22
        height: 22
        radius: 4
        color: root.fill
        border.width: root.raised ? Theme.focusWidth : root.freshness > 0 ? 2 : 1.5
        border.color: root.raised ? Theme.accent : root.freshness > 2 ? Theme.unknown : root.freshness > 0 ? root.markerColor : Theme.surface

        Hatch {
            visible: root.freshness === 2
            anchors { fill: parent; margins: 2 }
            spacing: 5
            color: root.markerColor
        }
        NumberText {
            anchors.centerIn: parent
            text: root.freshness > 2 ? "?" : "H"
            style: root.freshness === 2 ? Text.Outline : Text.Normal
            styleColor: Theme.surface
            color: root.ink
            font.pixelSize: 15
            font.weight: Font.Bold
        }
        Rectangle {
            visible: root.diverted
            anchors.centerIn: parent
            width: 30
            height: 3
            rotation: -45
            color: root.ink
            border { width: 0.5; color: Theme.surface }
        }
        Rectangle {
            visible: root.severity !== 0 && root.freshness < 3
            x: parent.width - 7
            y: -7
            width: 14
            height: 14
            radius: 7
            color: Theme.surface
            SeverityDot {
                anchors.centerIn: parent
                severity: root.severity
            }
        }
    }
    BodyText {
        x: sign.width / 2 + Theme.s
        anchors.verticalCenter: sign.verticalCenter
        width: implicitWidth
        visible: root.single && (root.labelled || root.raised)
        text: root.raised ? root.told : root.label
        style: Text.Outline
        styleColor: Theme.surface
    }
}
