// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The lower edge: the clock's controls over the track of time. */
Rectangle {
    id: timeline

    required property AcrossState across
    property alias transport: buttons
    property alias rate: rateControl
    property alias jump: jumpField
    property alias track: timeTrack
    readonly property bool settled: !timeModel.loading
    /*! The chosen module's feeds, or those of the two measures compared; all of them where there are none. */
    readonly property var lanes: {
        const own = Registry.feeds.filter(f => timeline.across.chosen ? timeline.across.correlation.feeds.includes(f.feed)
                                                                      : f.feed.startsWith(Selection.module + "."));
        const seen = new Map();
        for (const feed of own.length > 0 ? own : Registry.feeds)
            if (!seen.has(feed.feed))
                seen.set(feed.feed, feed.title);
        return [...seen].map(([id, title]) => ({ id, title }));
    }
    readonly property var spans: [3600000, 6 * 3600000, 24 * 3600000, 7 * 24 * 3600000]

    implicitHeight: bar.height + timeTrack.implicitHeight + 2 * Theme.s + Theme.xs
    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Playback")

    TimelineModel {
        id: timeModel
        feeds: timeline.lanes.map(l => l.id)
        buckets: Math.max(24, Math.floor(timeTrack.width / 6))
    }
    Hairline { width: parent.width }

    RowLayout {
        id: bar
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.s; rightMargin: Theme.l; topMargin: Theme.s }
        height: Theme.target
        spacing: Theme.l
        TransportButtons { id: buttons }
        RateControl { id: rateControl }
        ActionButton {
            visible: Clock.loop.begin.valid && Clock.loop.end.milliseconds > Clock.loop.begin.milliseconds
            text: qsTr("End the loop")
            onClicked: Clock.loop = Clock.range(0, 0)
        }
        CaptionText {
            Layout.fillWidth: true
            text: timeModel.error !== "" ? timeModel.error : ""
            color: Theme.severityColor(2)
        }
        SegmentedControl {
            readonly property int nearest: timeline.spans.findIndex(s => Math.abs(s - timeModel.span) < 1000)
            model: [qsTr("1 h"), qsTr("6 h"), qsTr("24 h"), qsTr("7 d"), qsTr("All")]
            currentIndex: nearest
            Accessible.name: qsTr("Length of the timeline")
            onActivated: index => {
                if (index < timeline.spans.length)
                    timeModel.showSpan(timeline.spans[index]);
                else
                    timeModel.showAll();
                currentIndex = Qt.binding(() => nearest);
            }
        }
        JumpField {
            id: jumpField
            onDone: timeTrack.forceActiveFocus(Qt.OtherFocusReason)
        }
    }
    TimelineTrack {
        id: timeTrack
        anchors { left: parent.left; right: parent.right; top: bar.bottom; rightMargin: Theme.l; topMargin: Theme.s }
        anchors.leftMargin: lanes.x + lanes.width + Theme.m
        model: timeModel
        laneCount: names.count
    }
    Column {
        id: lanes
        x: Theme.l
        y: timeTrack.y + 2
        width: Math.min(128, Math.max(80, ...names.widths))
        Repeater {
            id: names
            readonly property list<real> widths: Array.from({ length: count }, (_, i) => Math.ceil(itemAt(i)?.implicitWidth ?? 0))
            model: timeline.lanes
            CaptionText {
                required property var modelData
                width: Math.min(implicitWidth, 128)
                height: (timeTrack.laneHeight - 2) / Math.max(1, names.count)
                verticalAlignment: Text.AlignVCenter
                text: modelData.title
            }
        }
    }
}
