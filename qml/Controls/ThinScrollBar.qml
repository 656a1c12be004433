// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*! A scroll bar that shows how far one is; wider under the pointer. */
T.ScrollBar {
    id: control

    implicitWidth: orientation === Qt.Vertical ? 8 : 48
    implicitHeight: orientation === Qt.Vertical ? 48 : 8
    padding: 2
    minimumSize: 0.06
    visible: size < 1 && policy !== T.ScrollBar.AlwaysOff

    contentItem: Rectangle {
        radius: Math.min(width, height) / 2
        color: control.pressed || control.hovered ? Theme.textFaint : Theme.surfacePressed
    }
}
