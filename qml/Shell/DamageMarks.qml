// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Over the lanes of the timeline: where observations that were counted are damaged and left out. */
Item {
    id: marks

    required property TimelineModel model
    /*! {title, feeds} */
    required property var lanes
    /*! Between two lanes. */
    required property real laneGap
    readonly property real laneHeight: (height - laneGap * Math.max(0, lanes.length - 1)) / Math.max(1, lanes.length)

    CityTime { id: cityTime }

    Repeater {
        model: HistoryHealth.damage.filter(d => marks.lanes.some(l => l.feeds.includes(d.feed)) && d.end > marks.model.begin && d.begin < marks.model.end)
        Rectangle {
            id: mark
            required property var modelData
            readonly property int lane: marks.lanes.findIndex(l => l.feeds.includes(modelData.feed))
            readonly property real fromX: marks.model.xAt(modelData.begin, marks.width)
            readonly property real toX: marks.model.xAt(modelData.end, marks.width)
            x: Math.max(0, Math.min(marks.width - width, fromX))
            y: lane * (marks.laneHeight + marks.laneGap)
            width: Math.max(6, Math.min(marks.width, toX) - Math.max(0, fromX))
            height: marks.laneHeight
            color: Theme.translucent(Theme.ground, 0.6)
            border { width: 1; color: Theme.severityColor(2) }
            clip: true
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%1: damaged and left out from %2 to %3").arg(marks.lanes[lane]?.title ?? modelData.feed)
                .arg(cityTime.format(modelData.begin, "ddd d MMM yyyy HH:mm")).arg(cityTime.format(modelData.end, "ddd d MMM yyyy HH:mm"))
            Hatch {
                anchors.fill: parent
                color: Theme.severityColor(2)
                spacing: 6
            }
        }
    }
}
