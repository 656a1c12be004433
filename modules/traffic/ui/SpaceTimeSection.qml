// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! Speed along the corridor over the day: time to the right, the way up. A click takes the clock there. */
PanelSection {
    id: root

    required property CorridorPage model
    readonly property list<string> ends: model.ends

    title: qsTr("Speed along the way")
    subtitle: qsTr("colours as on the map: speed / free-flow speed; a jam is a stain that grows against the way")

    CityTime { id: cityTime }
    CaptionText {
        width: parent.width
        text: root.ends.length > 1 ? "↑ " + root.ends[1] : ""
    }
    Rectangle {
        width: parent.width
        height: 10 * Theme.body
        color: Theme.ground
        SpaceTimeItem {
            id: picture
            anchors.fill: parent
            ratios: root.model.ratios
            lengths: root.model.lengths
            dark: Theme.dark
            Accessible.role: Accessible.Chart
            Accessible.name: root.title
        }
        Rectangle {
            readonly property double share: (Clock.nowMilliseconds - root.model.dayBegin) / Math.max(1, root.model.dayEnd - root.model.dayBegin)
            visible: share >= 0 && share <= 1
            x: share * parent.width
            width: Theme.hairline
            height: parent.height
            color: Theme.accent
        }
        MouseArea {
            id: pointer
            readonly property double time: root.model.dayBegin + mouseX / Math.max(1, width) * (root.model.dayEnd - root.model.dayBegin)
            readonly property int cell: containsMouse ? picture.cellAt(mouseX, mouseY) : -1
            readonly property double ratio: cell >= 0 ? root.model.ratios[cell] ?? NaN : NaN
            anchors.fill: parent
            hoverEnabled: true
            onClicked: Clock.seek(time)
        }
        Card {
            visible: pointer.containsMouse && !isNaN(pointer.ratio)
            width: words.implicitWidth + 2 * Theme.s
            height: words.implicitHeight + 2 * Theme.xs
            x: Math.max(0, Math.min(parent.width - width, pointer.mouseX + Theme.s))
            y: Math.max(0, pointer.mouseY - height - Theme.xs)
            CaptionText {
                id: words
                anchors.centerIn: parent
                color: Theme.text
                text: cityTime.time(pointer.time) + "  " + qsTr("%1 of free flow").arg(Number(pointer.ratio).toLocaleString(Qt.locale(), "f", 2))
            }
        }
    }
    Item {
        width: parent.width
        height: Theme.caption + Theme.xs
        CaptionText {
            text: root.ends.length > 0 ? root.ends[0] : ""
        }
        Repeater {
            model: cityTime.ticks(root.model.dayBegin, root.model.dayEnd, 7).slice(1)
            CaptionText {
                required property var modelData
                readonly property double share: (modelData.milliseconds - root.model.dayBegin) / Math.max(1, root.model.dayEnd - root.model.dayBegin)
                visible: share > 0.12
                x: Math.min(parent.width - implicitWidth, share * parent.width - implicitWidth / 2)
                text: modelData.label
                font.features: Theme.numberFeatures
            }
        }
    }
}
