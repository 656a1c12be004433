// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*! A value along a line; `name` is what a screen reader calls it. */
T.Slider {
    id: control

    property string name

    implicitWidth: 96
    implicitHeight: 24
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Slider
    Accessible.name: name

    handle: Rectangle {
        x: control.leftPadding + control.visualPosition * (control.availableWidth - width)
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 12
        implicitHeight: 12
        radius: 6
        color: control.pressed ? Theme.accent : Theme.text
        FocusRing { shown: control.visualFocus; gap: 3; radius: 9 }
    }
    background: Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: control.width
        height: 2
        radius: 1
        color: Theme.textFaint
    }
}
