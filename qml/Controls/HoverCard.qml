// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*!
    What is under the pointer, beside it. `map` is the item that the pointer moves over. Where another time is subtracted, `compared`
    tells now, then and the difference in place of `text`, which is of now alone.
*/
Card {
    id: card

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
    Accessible.role: Accessible.ToolTip
    Accessible.name: title + ", " + words.text

    HoverHandler {
        id: pointer
        parent: card.map
    }
    Column {
        id: column
        x: Theme.m
        y: Theme.s
        width: card.width - 2 * Theme.m
        BodyText {
            id: name
            width: parent.width
            text: card.title
        }
        CaptionText {
            id: words
            width: parent.width
            text: card.compared !== "" ? card.compared : card.text
            wrapMode: Text.Wrap
        }
    }
}
