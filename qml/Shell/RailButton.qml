// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*! One choice in the rail: picture and name; a mark when it could not start. */
T.AbstractButton {
    id: control

    required property string title
    required property string description
    /*! qrc: URL of a monochrome picture; empty or missing = the title's initial letter. */
    required property string picture
    /*! The key that chooses it; empty = none. */
    property string key
    /*! Why it could not start. */
    property string failure
    readonly property bool failed: failure !== ""

    implicitWidth: Math.round(84 * Theme.textScale)
    implicitHeight: Math.round(64 * Theme.textScale)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: failed ? qsTr("%1, failed").arg(title) : title
    Accessible.description: failed ? failure : description
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Icon {
            id: symbol
            anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 10 }
            implicitWidth: Math.round(24 * Theme.textScale)
            implicitHeight: implicitWidth
            source: control.picture
            color: control.checked ? Theme.accent : Theme.textMuted
        }
        HeadingText {
            visible: !symbol.available
            anchors.centerIn: symbol
            text: control.title.charAt(0)
            color: symbol.color
        }
        SeverityDot {
            visible: control.failed
            severity: 2
            anchors { left: symbol.right; leftMargin: -2; top: symbol.top; topMargin: -4 }
        }
        CaptionText {
            anchors { left: parent.left; right: parent.right; top: symbol.bottom; topMargin: Theme.xs; leftMargin: 2; rightMargin: 2 }
            text: control.title
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
            text: control.failed ? qsTr("%1 could not start: %2").arg(control.title).arg(control.failure)
                                 : control.description + (control.key !== "" ? qsTr(" (key %1)").arg(control.key) : "")
        }
    }
}
