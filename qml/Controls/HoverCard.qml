// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*!
    What is under the pointer, beside it and over all layers, as long as the layer that it is in is shown. `map` is the item that the pointer
    moves over. Where another time is subtracted, `compared` tells now, then and the difference in place of `text`, which is of now alone.
*/
Item {
    id: root

    required property Item map
    property bool shown: true
    property string title
    property string text
    property string compared

    visible: shown && pointer.hovered && title !== ""
    x: Math.min(pointer.point.position.x + Theme.l, map.width - width - Theme.s)
    y: Math.min(pointer.point.position.y + Theme.l, map.height - height - Theme.s)
    width: Math.min(Math.max(name.implicitWidth, words.implicitWidth), 22 * Theme.body) + 2 * Theme.m
    height: column.implicitHeight + 2 * Theme.s

    HoverHandler {
        id: pointer
        parent: root.map
    }
    Card {
        parent: root.map
        z: 1
        visible: root.visible
        x: root.x
        y: root.y
        width: root.width
        height: root.height
        Accessible.role: Accessible.ToolTip
        Accessible.name: root.title + ", " + words.text

        Column {
            id: column
            x: Theme.m
            y: Theme.s
            width: root.width - 2 * Theme.m
            BodyText {
                id: name
                width: parent.width
                text: root.title
            }
            CaptionText {
                id: words
                width: parent.width
                text: root.compared !== "" ? root.compared : root.text
                wrapMode: Text.Wrap
            }
        }
    }
}
