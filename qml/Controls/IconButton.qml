// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Theme

/*! A square button with a picture: `iconName` from resources/icons, or icon.source; `tooltip` is its spoken name too. */
T.Button {
    id: control

    property string iconName
    property string tooltip

    Layout.fillWidth: false
    implicitWidth: Math.max(Theme.target, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Theme.target
    padding: (Theme.target - Theme.icon) / 2
    focusPolicy: Qt.StrongFocus
    icon.color: checked ? Theme.accent : Theme.text
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.Button
    Accessible.name: tooltip
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        implicitWidth: Theme.icon
        implicitHeight: Theme.icon
        Icon {
            anchors.centerIn: parent
            name: control.iconName
            source: control.icon.source
            color: control.icon.color
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.surfacePressed : control.hovered ? Theme.surfaceHover
             : control.checked ? Theme.accentSoft : "transparent"
        Behavior on color { ColorAnimation { duration: Theme.fast } }
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
    Loader {
        active: control.tooltip !== "" && (control.hovered || control.visualFocus)
        sourceComponent: Hint {
            parent: control
            text: control.tooltip
            visible: true
        }
    }
}
