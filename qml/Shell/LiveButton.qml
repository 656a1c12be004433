// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Whether the clock is at the present, else how far behind it; leads back to it. */
T.Button {
    id: control

    readonly property bool live: Clock.mode === Clock.Live
    readonly property string lag: cityTime.span(Clock.lagMilliseconds)

    implicitWidth: Math.max(Math.round(96 * Theme.textScale), contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Theme.target
    leftPadding: Theme.s
    rightPadding: Theme.s
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Go live (L)")
    Accessible.description: live ? qsTr("The clock is at the present.") : qsTr("The clock is %1 behind the present.").arg(lag)
    onClicked: Clock.goLive()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    CityTime { id: cityTime }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "live"
                color: control.live ? Theme.accent : Theme.text
            }
            BodyText {
                anchors.verticalCenter: parent.verticalCenter
                text: control.live ? qsTr("Live") : qsTr("−%1", "behind the present").arg(control.lag)
                color: control.live ? Theme.accent : Theme.text
                font.weight: Font.Medium
                font.features: Theme.numberFeatures
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.surfacePressed : control.hovered ? Theme.surfaceHover : control.live ? Theme.accentSoft : "transparent"
        border.width: control.live ? 0 : Theme.hairline
        border.color: Theme.textFaint
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
    Loader {
        active: control.hovered || control.visualFocus
        sourceComponent: Hint {
            parent: control
            y: -implicitHeight - Theme.xs
            visible: true
            text: control.live ? qsTr("The clock is at the present.") : qsTr("Go live (L): the clock is %1 behind the present.").arg(control.lag)
        }
    }
}
