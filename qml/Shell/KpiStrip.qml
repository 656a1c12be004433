// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    The city's numbers in one line: the chosen module's, then the headline of each other module, then what else there is room
    for.
*/
Rectangle {
    id: strip

    readonly property int narrowest: Math.round(196 * Math.max(1, Theme.textScale))
    readonly property list<KpiDescriptor> own: Registry.kpis.filter(k => k.moduleId === Selection.module)
    readonly property list<KpiDescriptor> others: {
        const all = Registry.kpis.filter(k => k.moduleId !== Selection.module);
        const isHeadline = k => all.find(other => other.moduleId === k.moduleId) === k;
        return [...all.filter(isHeadline), ...all.filter(k => !isHeadline(k))];
    }
    readonly property int headlines: new Set(others.map(k => k.moduleId)).size
    readonly property real tileWidth: Math.min(480, Math.max(narrowest, width / Math.max(1, list.count)))
    /*! A second line under all numbers where what one of them is compared with needs it. */
    readonly property bool wordy: list.model.some(k => metrics.advanceWidth(KpiWords.briefly(k)) > tileWidth - 2 * Theme.l - 12 - Theme.xs)
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
        anchors.fill: parent
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        model: [...strip.own, ...strip.others.slice(0, Math.max(strip.headlines, Math.floor(strip.width / (strip.narrowest + Theme.xl)) - strip.own.length))]
        reuseItems: true
        T.ScrollBar.horizontal: ThinScrollBar { }
        delegate: KpiTile {
            required property KpiDescriptor modelData
            required property int index
            kpi: modelData
            lines: strip.wordy ? 2 : 1
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
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
