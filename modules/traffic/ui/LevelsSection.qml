// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! The share of the network's length at each level: one stacked bar, and the shares in words below it. */
PanelSection {
    id: root

    required property TrafficPanel model
    readonly property list<string> titles: model.levelTitles

    function percent(level: int): string {
        return qsTr("%1 %").arg(Math.round(100 * root.model.levelShares[level]));
    }

    title: qsTr("Network by level")
    subtitle: qsTr("share of length")

    Row {
        id: bar
        width: parent.width
        height: Theme.title
        Accessible.role: Accessible.Chart
        Accessible.name: root.titles.map((title, level) => title + " " + root.percent(level)).join(", ")
        Repeater {
            model: root.titles.length
            Rectangle {
                required property int index
                width: bar.width * root.model.levelShares[index]
                height: bar.height
                color: root.model.levelColor(index, Theme.dark)
                Rectangle {
                    anchors.right: parent.right
                    width: Theme.hairline
                    height: parent.height
                    visible: parent.width > width
                    color: Theme.surface
                }
            }
        }
    }
    Flow {
        width: parent.width
        spacing: Theme.m
        Repeater {
            model: root.titles.length
            Row {
                id: entry
                required property int index
                spacing: Theme.xs
                Rectangle {
                    width: Theme.caption
                    height: Theme.xs
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.model.levelColor(entry.index, Theme.dark)
                }
                CaptionText { text: root.titles[entry.index] }
                NumberText {
                    text: root.percent(entry.index)
                    font.pixelSize: Theme.caption
                }
            }
        }
    }
}
