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
    /*! The chosen module's feeds, or those of the two measures compared; where there are none, what all feeds of each module tell
        together, and what stands first is its first feed. */
    readonly property var lanes: {
        const own = steps(Registry.feeds.filter(f => timeline.across.chosen ? timeline.across.correlation.feeds.includes(f.feed)
                                                                            : moduleOf(f) === Selection.module));
        if (own.length > 0)
            return own;
        const modules = [...new Set(Registry.feeds.map(moduleOf))];
        return modules.map(module => {
            const feeds = steps(Registry.feeds.filter(f => moduleOf(f) === module));
            const title = Registry.modules.find(m => m.moduleId === module)?.title ?? feeds[0].title;
            return Object.assign({}, feeds[0], { title, feedTitle: feeds[0].title, feeds: feeds.map(f => f.id) });
        });
    }
    function moduleOf(feed: FeedStatus): string {
        return feed.feed.split(".")[0];
    }
    /*! A lane of its own for each; what two sources bring is one. */
    function steps(statuses: var): var {
        const seen = new Map();
        for (const feed of statuses)
            if (!seen.has(feed.feed))
                seen.set(feed.feed, feed.title);
        return [...seen].map(([id, title]) => ({ id, title, feedTitle: title, feeds: [id], begins: timeline.reportFeeds.includes(id) }));
    }

    implicitHeight: bar.height + timeTrack.implicitHeight + 2 * Theme.s + Theme.xs
    color: Theme.surface
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Playback")

    TimelineModel {
        id: timeModel
        lanes: timeline.lanes.map(l => l.feeds)
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
