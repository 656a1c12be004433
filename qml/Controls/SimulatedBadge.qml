// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! Marks what is not real: on every screen that shows simulated data. */
Item {
    implicitWidth: label.implicitWidth + 2 * Theme.s
    implicitHeight: Math.max(24, label.implicitHeight + Theme.s)
    Accessible.role: Accessible.StaticText
    Accessible.name: label.text

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: "transparent"
        border.width: Theme.hairline
        border.color: Theme.severityColor(1)
    }
    Hatch {
        anchors.fill: parent
        anchors.margins: 1
        color: Theme.translucent(Theme.severityColor(1), 0.22)
    }
    CaptionText {
        id: label
        anchors.centerIn: parent
        text: qsTr("SIMULATED")
        color: Theme.severityColor(1)
        font.weight: Font.DemiBold
        font.letterSpacing: 0.6
    }
}
