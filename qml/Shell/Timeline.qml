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
    property alias playback: control
    readonly property bool settled: !timeModel.loading
    /*! The chosen module's feeds, or those of the two measures compared; where there are none, the first of each module. */
    readonly property var lanes: {
        const own = Registry.feeds.filter(f => timeline.across.chosen ? timeline.across.correlation.feeds.includes(f.feed)
                                                                      : f.feed.startsWith(Selection.module + "."));
        const moduleOf = f => f.feed.split(".")[0];
        const seen = new Map();
        for (const feed of own.length > 0 ? own : Registry.feeds.filter((f, i, all) => all.findIndex(o => moduleOf(o) === moduleOf(f)) === i))
            if (!seen.has(feed.feed))
                seen.set(feed.feed, feed.title);
        return [...seen].map(([id, title]) => ({ id, title }));
    }
    readonly property var spans: [3600000, 6 * 3600000, 24 * 3600000, 7 * 24 * 3600000, 30 * 24 * 3600000]
    /*! How much room there is, in multiples of what the text needs. */
    readonly property real room: width / Theme.textScale

    implicitHeight: bar.height + timeTrack.implicitHeight + 2 * Theme.s + Theme.xs
    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Playback")

    TimelineModel {
        id: timeModel
        feeds: timeline.lanes.map(l => l.id)
        buckets: Math.max(24, Math.floor(timeTrack.width / 6))
    }
    PlaybackControl {
        id: control
        model: timeModel
        lanes: timeline.lanes
        onBookmarkRequested: milliseconds => bookmarks.nameThis(milliseconds)
    }
    Hairline { width: parent.width }

    RowLayout {
        id: bar
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.s; rightMargin: Theme.l; topMargin: Theme.s }
        height: Theme.target
        spacing: timeline.room > 1100 ? Theme.l : Theme.s
        TransportButtons {
            id: buttons
            playback: control
        }
        RateControl {
            id: rateControl
            brief: timeline.room < 1400
        }
        LoopButtons {
            playback: control
            wordy: timeline.room > 1500
        }
        IconButton {
            id: bookmarksButton
            iconName: "bookmark"
            tooltip: qsTr("Bookmarks (B)")
            checked: bookmarks.visible
            onClicked: bookmarks.visible ? bookmarks.close() : control.requestBookmark()
            BookmarkPanel {
                id: bookmarks
                y: -height - Theme.xs
                playback: control
            }
        }
        CaptionText {
            readonly property string problem: timeModel.error !== "" ? timeModel.error : control.problem
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignRight
            text: problem !== "" ? problem : reading.barLength === "" ? ""
                : timeline.room > 1750 ? qsTr("Bars: observations in %1; the number beside a lane is its highest bar").arg(reading.barLength)
                : qsTr("Bars: %1").arg(reading.barLength)
            color: problem !== "" ? Theme.severityTextColor(timeModel.error !== "" ? 2 : 1) : Theme.textMuted
        }
        SegmentedControl {
            readonly property int nearest: timeline.spans.findIndex(s => Math.abs(s - timeModel.span) < 1000)
            visible: timeline.room > 960
            model: [qsTr("1 h"), qsTr("6 h"), qsTr("24 h"), qsTr("7 d"), qsTr("30 d"), qsTr("All")]
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
    TimelineReading {
        id: reading
        model: timeModel
        lanes: timeline.lanes
        milliseconds: 0
    }
    LaneNames {
        id: names
        x: Theme.l
        y: timeTrack.y + 2
        model: timeModel
        lanes: timeline.lanes
        laneHeight: (timeTrack.laneHeight - 2) / Math.max(1, timeline.lanes.length)
    }
    TimelineTrack {
        id: timeTrack
        anchors { left: parent.left; right: parent.right; top: bar.bottom; rightMargin: Theme.l; topMargin: Theme.s }
        anchors.leftMargin: names.x + names.width + Theme.m
        model: timeModel
        playback: control
        lanes: timeline.lanes
    }
}
