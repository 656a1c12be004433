// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The city's numbers in one line: as wide as there is room for, scrolling when there are more. */
Rectangle {
    id: strip

    readonly property int narrowest: Math.round(232 * Math.max(1, Theme.textScale))
    readonly property real tileWidth: Math.min(480, Math.max(narrowest, width / Math.max(1, list.count)))

    implicitHeight: list.count === 0 ? 0 : Theme.caption * 2 + Theme.display + 42
    visible: list.count > 0
    color: Theme.surface
    clip: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Key figures")

    ListView {
        id: list
        anchors.fill: parent
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        model: Registry.kpis
        reuseItems: true
        T.ScrollBar.horizontal: ThinScrollBar { }
        delegate: KpiTile {
            required property KpiDescriptor modelData
            required property int index
            kpi: modelData
            width: strip.tileWidth
            height: strip.height
            Hairline {
                visible: parent.index < list.count - 1
                anchors { right: parent.right; top: parent.top; bottom: parent.bottom; topMargin: Theme.m; bottomMargin: Theme.m }
            }
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
