// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Environment
import Citywall.Map
import Citywall.Theme

/*!
    One station of ValueMarkers. Pointed at or chosen, it says its name. Where another pill has the room on its place it stands aside, with a
    line to its place; where there is no room at all it is a dot until it is pointed at.
*/
Item {
    id: root

    required property PillField field
    required property EnvironmentMap environment
    required property int kind
    required property int index
    required property double localX
    required property double localY
    required property real markerKey
    required property int pointCount
    required property color markerColor
    required property int priority
    required property string label
    required property string saying
    required property int freshness ///< a level of Freshness: 0 current, 1 fading, 2 hatched, 3 unknown
    required property real fade
    required property string age

    readonly property bool single: root.pointCount === 1
    readonly property bool chosen: root.single && root.markerKey === root.field.selectedKey
    readonly property bool raised: root.chosen || root.activeFocus || root.index === root.field.hoveredRow
    readonly property url picture: root.single ? root.environment.iconOf(root.kind, root.markerKey) : ""
    readonly property bool pictured: root.picture.toString() !== ""
    readonly property string title: root.single ? [root.saying, root.age].filter(words => words !== "").join(" · ") : ""
    readonly property color fill: root.freshness >= 2 ? Theme.surface : Qt.tint(Theme.surface, Qt.alpha(root.markerColor, root.fade))

    readonly property point offset: root.field.placing >= 0 ? root.field.offsetOf(root.index) : Qt.point(0, 0)
    readonly property bool dot: root.field.placing >= 0 && !root.field.hasRoom(root.index) && !root.raised

    x: Math.round(root.localX * root.field.placingScale + root.offset.x)
    y: Math.round(root.localY * root.field.placingScale + root.offset.y)
    z: root.raised ? 100 : root.priority === 0 ? 0 : 4 - root.priority
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: [root.label, root.title].filter(words => words !== "").join(", ")
    Accessible.onPressAction: root.field.activate(root.index)
    Keys.onReturnPressed: root.field.activate(root.index)
    Keys.onSpacePressed: root.field.activate(root.index)

    Rectangle {
        visible: width > 0
        y: -height / 2
        width: Math.max(0, Math.hypot(root.offset.x, root.offset.y) - root.field.pillHeight / 3) // the number there stays legible
        height: 2
        transformOrigin: Item.Left
        rotation: Math.atan2(-root.offset.y, -root.offset.x) * 180 / Math.PI
        color: Theme.text
        opacity: 0.7
    }
    Rectangle {
        id: pill
        anchors.centerIn: parent
        width: root.dot ? 10 : Math.max(height, content.implicitWidth + Theme.m)
        height: root.dot ? 10 : root.field.pillHeight
        radius: root.pictured ? Theme.radius : height / 2
        color: root.fill
        border.width: root.raised ? Theme.focusWidth : root.freshness > 0 ? 2 : Theme.hairline
        border.color: root.raised ? Theme.text : root.freshness > 2 ? Theme.unknown : root.freshness > 0 ? root.markerColor
            : Theme.translucent(Theme.ground, 0.8)

        Hatch {
            visible: root.freshness === 2 && !root.dot
            anchors { fill: parent; topMargin: 2; bottomMargin: 2; leftMargin: pill.radius / 2; rightMargin: pill.radius / 2 }
            spacing: 5
            color: root.markerColor
        }

        Row {
            id: content
            anchors.centerIn: parent
            visible: !root.dot
            spacing: 2
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.pictured
                implicitWidth: 14
                implicitHeight: 14
                source: root.picture
                color: number.color
            }
            NumberText {
                id: number
                anchors.verticalCenter: parent.verticalCenter
                text: root.field.textOf(root.pointCount, root.freshness, root.label)
                color: root.freshness > 2 ? Theme.unknown : root.environment.textOn(root.fill)
                style: root.freshness === 2 ? Text.Outline : Text.Normal
                styleColor: Theme.surface
                font.pixelSize: Theme.caption
                font.weight: Font.DemiBold
            }
        }
    }
    Rectangle {
        visible: root.raised && root.title !== ""
        anchors.left: pill.right
        anchors.leftMargin: Theme.xs
        anchors.verticalCenter: pill.verticalCenter
        width: name.implicitWidth + 2 * Theme.s
        height: name.implicitHeight + 2 * Theme.xs
        radius: Theme.radius
        color: Theme.translucent(Theme.surfaceRaised, 0.96)
        border { width: Theme.hairline; color: Theme.outline }

        CaptionText {
            id: name
            anchors.centerIn: parent
            text: root.title
            color: Theme.text
        }
    }
}
