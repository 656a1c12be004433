// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*!
    One section of the inspector: title, an optional subtitle, then the content in a column.
    Children that have no width of their own take `width: parent.width`.
*/
Column {
    id: control

    property string title
    property string subtitle
    default property alias content: body.data

    width: parent?.width ?? implicitWidth
    topPadding: Theme.m
    bottomPadding: Theme.l
    spacing: Theme.s
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Column {
        width: parent.width
        spacing: 2
        visible: control.title !== ""
        TitleText {
            width: parent.width
            text: control.title
        }
        CaptionText {
            width: parent.width
            visible: text !== ""
            text: control.subtitle
            wrapMode: Text.Wrap
        }
    }
    Column {
        id: body
        width: parent.width
        spacing: Theme.s
    }
}
