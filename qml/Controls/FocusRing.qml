// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! Shows which control the keyboard acts on; a child of the control, around all of it. */
Rectangle {
    property bool shown: false
    property int gap: 1

    anchors.fill: parent
    anchors.margins: -gap
    z: 1
    visible: shown
    color: "transparent"
    radius: Theme.radius + gap
    border.width: Theme.focusWidth
    border.color: Theme.accent
}
