// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! Something failed: what, and what to do. */
Column {
    id: control

    property string title
    property string text

    width: parent?.width ?? 240
    spacing: Theme.s
    topPadding: Theme.l
    bottomPadding: Theme.l
    Accessible.role: Accessible.StaticText
    Accessible.name: title
    Accessible.description: text

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        name: "error"
        color: Theme.severityColor(2)
        implicitWidth: 28
        implicitHeight: 28
    }
    BodyText {
        width: parent.width
        visible: text !== ""
        text: control.title
        font.weight: Font.Medium
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    CaptionText {
        width: parent.width
        visible: text !== ""
        text: control.text
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
}
