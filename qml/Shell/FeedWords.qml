// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Citywall
import Citywall.Controls

/*! How a feed is, in words, numbers and severities of the theme: the same in the status bar, in the list and on its page. */
QtObject {
    id: words

    /*! FeedStatus.State → −1 not known, 0 normal, 1 notice, 2 warning. */
    function severity(state: int): int {
        switch (state) {
        case FeedStatus.Live: return 0;
        case FeedStatus.Degraded:
        case FeedStatus.Stale: return 1;
        case FeedStatus.Down: return 2;
        default: return -1;
        }
    }
    function state(state: int): string {
        switch (state) {
        case FeedStatus.Connecting: return qsTr("connecting");
        case FeedStatus.Live: return qsTr("live");
        case FeedStatus.Degraded: return qsTr("degraded");
        case FeedStatus.Stale: return qsTr("stale");
        case FeedStatus.Down: return qsTr("down");
        case FeedStatus.Paused: return qsTr("paused");
        default: return qsTr("stopped");
        }
    }
    /*! The state, or how far its past is filled in. */
    function condition(feed: FeedStatus): string {
        return feed.progress < 1 ? qsTr("filling in %1 %").arg(Math.floor(feed.progress * 100)) : state(feed.state);
    }
    /*! Real time, whatever the views show: feeds live in it. */
    function realNow(): double {
        return Clock.nowMilliseconds + Clock.lagMilliseconds;
    }
    /*! How long it has been in its state; empty = not known. */
    function since(feed: FeedStatus): string {
        return feed.sinceMilliseconds > 0 ? qsTr("for %1").arg(cityTime.span(realNow() - feed.sinceMilliseconds)) : "";
    }
    /*! Of its newest datum. */
    function age(feed: FeedStatus): string {
        return feed.lastMilliseconds > 0 ? cityTime.ago(realNow() - feed.lastMilliseconds) : qsTr("no data");
    }
    function lag(feed: FeedStatus): string {
        const lag = feed.lagMilliseconds;
        return isNaN(lag) ? "–" : Math.abs(lag) < 1000 ? qsTr("%1 ms").arg(Math.round(lag)) : cityTime.span(lag);
    }
    /*! A count as a whole number; from ten million on in millions. */
    function count(value: double): string {
        return value < 1e7 ? Number(value).toLocaleString(Qt.locale(), "f", 0)
            : qsTr("%1 M").arg(Number(value / 1e6).toLocaleString(Qt.locale(), "f", 1));
    }
    function size(bytes: double): string {
        return bytes < 1000 ? qsTr("%1 B").arg(bytes) : bytes < 1e6 ? qsTr("%1 kB").arg(Number(bytes / 1e3).toLocaleString(Qt.locale(), "f", 1))
            : qsTr("%1 MB").arg(Number(bytes / 1e6).toLocaleString(Qt.locale(), "f", 1));
    }
    /*! Kind of the source and where it is. */
    function place(feed: FeedStatus): string {
        return feed.endpoint === "" ? feed.source : qsTr("%1 · %2").arg(feed.source).arg(feed.endpoint);
    }

    readonly property CityTime cityTime: CityTime { id: cityTime }
}
