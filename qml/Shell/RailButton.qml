// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! One module in the rail: picture and name; a mark when it could not start. */
T.AbstractButton {
    id: control

    required property ModuleStatus module
    required property int number
    readonly property bool failed: module.state === ModuleStatus.Failed

    implicitWidth: Math.round(84 * Theme.textScale)
    implicitHeight: Math.round(64 * Theme.textScale)
    focusPolicy: Qt.StrongFocus
    checked: Selection.module === module.moduleId
    Accessible.role: Accessible.PageTab
    Accessible.name: failed ? qsTr("%1, failed").arg(module.title) : module.title
    Accessible.description: failed ? module.reason : module.description
    Keys.onReturnPressed: click()
    onClicked: Selection.module = module.moduleId

    contentItem: Item {
        Icon {
            id: picture
            anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 10 }
            implicitWidth: Math.round(24 * Theme.textScale)
            implicitHeight: implicitWidth
            source: control.module.icon
            color: control.checked ? Theme.accent : Theme.textMuted
        }
        HeadingText {
            visible: !picture.available
            anchors.centerIn: picture
            text: control.module.title.charAt(0)
            color: picture.color
        }
        SeverityDot {
            visible: control.failed
            severity: 2
            anchors { left: picture.right; leftMargin: -2; top: picture.top; topMargin: -4 }
        }
        CaptionText {
            anchors { left: parent.left; right: parent.right; top: picture.bottom; topMargin: Theme.xs; leftMargin: 2; rightMargin: 2 }
            text: control.module.title
            color: control.checked ? Theme.text : Theme.textMuted
            font.weight: control.checked ? Font.Medium : Font.Normal
            horizontalAlignment: Text.AlignHCenter
        }
    }
    background: Rectangle {
        color: control.checked ? Theme.surfaceRaised : control.hovered ? Theme.surfaceHover : "transparent"
        Rectangle {
            visible: control.checked
            width: 3
            height: parent.height
            color: Theme.accent
        }
        FocusRing { shown: control.visualFocus; gap: -2 }
    }
    Loader {
        active: control.hovered || control.visualFocus
        sourceComponent: Hint {
            parent: control
            x: control.width + Theme.xs
            y: Theme.m
            visible: true
            text: control.failed ? qsTr("%1 could not start: %2").arg(control.module.title).arg(control.module.reason)
                                 : control.module.description + (control.number < 10 ? qsTr(" (key %1)").arg(control.number) : "")
        }
    }
}
