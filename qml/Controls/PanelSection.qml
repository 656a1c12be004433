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
    /*! A list that can be taken along (see ExportButton), and what it is, in plain letters. */
    property var exported: null
    property string exportName
    default property alias content: body.data

    width: parent?.width ?? implicitWidth
    topPadding: Theme.m
    bottomPadding: Theme.l
    spacing: Theme.s
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    Item {
        width: parent.width
        height: Math.max(words.height, take.height)
        visible: control.title !== ""
        Column {
            id: words
            width: parent.width - take.width
            spacing: 2
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
        Loader {
            id: take
            anchors.right: parent.right
            width: active ? implicitWidth : 0
            height: active ? implicitHeight : 0
            active: control.exported !== null
            sourceComponent: ExportButton {
                source: control.exported
                name: control.exportName
            }
        }
    }
    Column {
        id: body
        width: parent.width
        spacing: Theme.s
    }
}
