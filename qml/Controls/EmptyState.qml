// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! Nothing to show, and why that is all right or what to do. */
Column {
    id: control

    property string title
    property string text
    property string icon: "empty"

    width: parent?.width ?? 240
    spacing: Theme.s
    topPadding: Theme.l
    bottomPadding: Theme.l
    Accessible.role: Accessible.StaticText
    Accessible.name: title
    Accessible.description: text

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        name: control.icon
        color: Theme.textFaint
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
