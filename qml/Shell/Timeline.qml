// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The lower edge: the clock's controls over the track of time. */
Rectangle {
    id: timeline

    required property AcrossState across
    /*! Feeds of what begins and ends: a step goes to where one begins. */
    property list<string> reportFeeds
    property alias transport: bar.transport
    property alias rate: bar.rate
    property alias jump: bar.jump
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
        return [...seen].map(([id, title]) => ({ id, title, begins: timeline.reportFeeds.includes(id) }));
    }

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
        onBookmarkRequested: milliseconds => bar.nameBookmark(milliseconds)
    }
    Hairline { width: parent.width }

    TimelineBar {
        id: bar
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.s; rightMargin: Theme.l; topMargin: Theme.s }
        playback: control
        model: timeModel
        barLength: reading.barLength
        error: timeModel.error
        onJumped: timeTrack.forceActiveFocus(Qt.OtherFocusReason)
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
