// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! Under way, for longer than a moment: a word and a thin moving bar. Still where Theme.animate is off. */
Column {
    id: control

    property string text: qsTr("Loading …")

    width: parent?.width ?? 240
    spacing: Theme.m
    topPadding: Theme.l
    bottomPadding: Theme.l
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    CaptionText {
        width: parent.width
        text: control.text
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }
    Rectangle {
        id: track
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(160, parent.width)
        height: 3
        radius: 1.5
        color: Theme.outline
        clip: true

        Rectangle {
            width: parent.width / 3
            height: parent.height
            radius: parent.radius
            color: Theme.textMuted
            x: (track.width - width) / 2
            XAnimator on x {
                running: Theme.animate && control.visible
                from: -track.width / 3
                to: track.width
                duration: 1200
                loops: Animation.Infinite
            }
        }
    }
}
