// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Map
import Citywall.Theme

/*! What is under the pointer, beside it. */
Rectangle {
    id: card

    required property MapView map
    property bool shown: false
    property string title
    property string text

    visible: shown && pointer.hovered && title !== ""
    x: Math.min(pointer.point.position.x + Theme.l, map.width - width - Theme.s)
    y: Math.min(pointer.point.position.y + Theme.l, map.height - height - Theme.s)
    width: Math.min(Math.max(name.implicitWidth, detail.implicitWidth), 20 * Theme.body) + 2 * Theme.m
    height: name.implicitHeight + detail.implicitHeight + 2 * Theme.s
    radius: Theme.radius
    color: Theme.translucent(Theme.surfaceRaised, 0.96)
    border { color: Theme.outline; width: Theme.hairline }
    Accessible.role: Accessible.ToolTip
    Accessible.name: title + ", " + text

    HoverHandler {
        id: pointer
        parent: card.map
    }
    BodyText {
        id: name
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s; leftMargin: Theme.m; rightMargin: Theme.m }
        text: card.title
    }
    CaptionText {
        id: detail
        anchors { left: name.left; right: name.right; top: name.bottom }
        text: card.text
    }
}
