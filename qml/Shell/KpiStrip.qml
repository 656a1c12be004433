// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    The city's numbers in one line: the chosen module's, then the headline of each other module, then what else there is room
    for. Where they have no room side by side they stand denser; where not even so the first are shown whole, and the rest one
    click away.
*/
Rectangle {
    id: strip

    readonly property int comfortable: Math.round(196 * Math.max(1, Theme.textScale))
    readonly property int narrowest: Math.round(160 * Math.max(1, Theme.textScale))
    readonly property list<KpiDescriptor> own: Registry.kpis.filter(k => k.moduleId === Selection.module)
    readonly property list<KpiDescriptor> others: {
        const all = Registry.kpis.filter(k => k.moduleId !== Selection.module);
        const isHeadline = k => all.find(other => other.moduleId === k.moduleId) === k;
        return [...all.filter(isHeadline), ...all.filter(k => !isHeadline(k))];
    }
    readonly property int headlines: new Set(others.map(k => k.moduleId)).size
    readonly property bool crowded: list.count * narrowest > width
    readonly property int inSight: crowded ? Math.max(1, Math.floor(list.width / narrowest)) : list.count
    readonly property real tileWidth: Math.min(480, list.width / Math.max(1, inSight))
    readonly property int tileMargin: tileWidth < comfortable ? Theme.m : Theme.l
    /*! A second line under all numbers where what one of them is compared with needs it. */
    readonly property bool wordy: list.model.some(k => metrics.advanceWidth(KpiWords.briefly(k)) > tileWidth - 2 * tileMargin - 12 - Theme.xs)
    signal feedsRequested(moduleId: string)

    implicitHeight: list.count === 0 ? 0 : Theme.caption * 2 + Theme.display + 42 + (wordy ? Theme.caption + 4 : 0)
    visible: list.count > 0
    color: Theme.surface
    clip: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Key figures")

    FontMetrics {
        id: metrics
        font { family: Theme.family; pixelSize: Theme.caption }
    }
    ListView {
        id: list
        /*! Past the last tile in sight. */
        readonly property int rest: count - strip.inSight - Math.round((contentX - originX) / Math.max(1, strip.tileWidth))
        anchors { fill: parent; rightMargin: strip.crowded ? more.width : 0 }
        clip: true
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        snapMode: ListView.SnapToItem
        model: [...strip.own, ...strip.others.slice(0, Math.max(strip.headlines, Math.floor(strip.width / (strip.comfortable + Theme.xl)) - strip.own.length))]
        reuseItems: true
        delegate: KpiTile {
            required property KpiDescriptor modelData
            required property int index
            kpi: modelData
            lines: strip.wordy ? 2 : 1
            margin: strip.tileMargin
            onFeedsRequested: strip.feedsRequested(kpi.moduleId)
            width: strip.tileWidth
            height: strip.height
            Hairline {
                readonly property bool boundary: parent.index === strip.own.length - 1
                visible: parent.index < list.count - 1
                anchors { right: parent.right; top: parent.top; bottom: parent.bottom; topMargin: boundary ? 0 : Theme.m; bottomMargin: boundary ? 0 : Theme.m }
            }
        }
    }
    Item {
        id: more
        visible: strip.crowded
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: Theme.target + Theme.s
        Hairline {
            visible: list.rest <= 0 // beside the last tile; the others have one of their own
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        }
        IconButton {
            id: turn
            anchors.centerIn: parent
            iconName: list.rest > 0 ? "chevron-right" : "chevron-left"
            tooltip: list.rest > 0 ? qsTr("More key figures: %1").arg(list.rest) : qsTr("Back to the first key figures")
            onClicked: list.positionViewAtIndex(list.rest > 0 ? list.count - list.rest : 0, ListView.Beginning)
        }
        CaptionText {
            anchors { horizontalCenter: parent.horizontalCenter; top: turn.bottom }
            visible: list.rest > 0
            text: qsTr("+%1").arg(list.rest)
            font.features: Theme.numberFeatures
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
