// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Theme

/*! A button with words; `primary` for the one that a dialog or a card is about. */
T.Button {
    id: control

    property bool primary: false

    Layout.fillWidth: false
    implicitWidth: Math.max(64, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, contentItem.implicitHeight + 2 * Theme.xs)
    leftPadding: Theme.m
    rightPadding: Theme.m
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.4
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: BodyText {
        text: control.text
        color: control.primary ? Theme.accentInk : Theme.text
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.primary ? (control.down || control.hovered ? Qt.tint(Theme.accent, Theme.translucent(Theme.text, 0.15)) : Theme.accent)
             : control.down ? Theme.surfacePressed : control.hovered ? Theme.surfaceHover : "transparent"
        border.width: control.primary ? 0 : Theme.hairline
        border.color: Theme.textFaint
        Behavior on color { ColorAnimation { duration: Theme.fast } }
        FocusRing { shown: control.visualFocus }
    }
}
