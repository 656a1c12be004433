// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! A key's name, as on a keyboard. */
Rectangle {
    property alias text: label.text

    implicitWidth: Math.max(24, label.implicitWidth + 2 * Theme.s)
    implicitHeight: Math.max(24, label.implicitHeight + Theme.s)
    radius: Theme.radius
    color: Theme.ground
    border.width: Theme.hairline
    border.color: Theme.outline

    CaptionText {
        id: label
        anchors.centerIn: parent
        color: Theme.text
    }
}
