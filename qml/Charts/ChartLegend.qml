// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme

/*! Which line is which: a short stroke in its colour and manner, and its name. */
Row {
    id: legend

    property list<var> series

    spacing: Theme.m
    Repeater {
        model: legend.series.filter(s => (s.title ?? "") !== "")
        Row {
            id: entry
            required property var modelData
            spacing: 6
            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 3
                Repeater {
                    model: entry.modelData.dashed ? 3 : 1
                    Rectangle {
                        width: entry.modelData.dashed ? 4 : 16
                        height: entry.modelData.band ? 8 : 2
                        radius: 1
                        color: entry.modelData.color
                        opacity: entry.modelData.band ? 0.4 : 1
                    }
                }
            }
            CaptionText {
                anchors.verticalCenter: parent.verticalCenter
                text: entry.modelData.title
            }
        }
    }
}
