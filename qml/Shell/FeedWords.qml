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
    /*! How long something takes, or by how much a publisher's clock is ahead. */
    function delay(milliseconds: double): string {
        return isNaN(milliseconds) ? "–" : Math.abs(milliseconds) < 1000 ? qsTr("%1 ms").arg(Math.round(milliseconds))
            : milliseconds < 0 ? qsTr("%1 ahead").arg(cityTime.span(-milliseconds))
            : milliseconds < 10000 ? qsTr("%1 s").arg(Number(milliseconds / 1000).toLocaleString(Qt.locale(), "f", 1))
            : cityTime.span(milliseconds);
    }
    /*! Observed → received + received → shown. */
    function lag(feed: FeedStatus): string {
        return isNaN(feed.shownLagMilliseconds) ? delay(feed.lagMilliseconds)
            : qsTr("%1 + %2", "observed to received + received to shown").arg(delay(feed.lagMilliseconds)).arg(delay(feed.shownLagMilliseconds));
    }
    function lagHint(feed: FeedStatus): string {
        const received = isNaN(feed.lagMilliseconds) ? qsTr("Observed → received: not known yet.")
            : qsTr("Observed → received: %1, of the newest observation.").arg(delay(feed.lagMilliseconds));
        const shown = isNaN(feed.shownLagMilliseconds) ? qsTr("Received → shown: not known. It is measured while the window is drawn, its clock is at the present, and a view takes what comes.")
            : qsTr("Received → shown: %1, until the first frame after the views were told.").arg(delay(feed.shownLagMilliseconds));
        return received + "\n" + shown;
    }
    /*! A count as a whole number; from ten million on in millions. */
    function count(value: double): string {
        return value < 1e7 ? Number(value).toLocaleString(Qt.locale(), "f", 0)
            : qsTr("%1 M").arg(Number(value / 1e6).toLocaleString(Qt.locale(), "f", 1));
    }
    /*! What became of records. */
    function outcome(accepted: double, rejected: double, leftOut: double): string {
        return [qsTr("%1 accepted").arg(count(accepted)), rejected > 0 ? qsTr("%1 rejected").arg(count(rejected)) : "",
            leftOut > 0 ? qsTr("%1 left out").arg(count(leftOut)) : ""].filter(w => w !== "").join(", ");
    }
    function size(bytes: double): string {
        return bytes < 1000 ? qsTr("%1 B").arg(bytes) : bytes < 1e6 ? qsTr("%1 kB").arg(Number(bytes / 1e3).toLocaleString(Qt.locale(), "f", 1))
            : qsTr("%1 MB").arg(Number(bytes / 1e6).toLocaleString(Qt.locale(), "f", 1));
    }
    /*! What the data come from: names of transports and hosts are the same in every language. */
    function source(feed: FeedStatus): string {
        return feed.source === "simulator" ? qsTr("simulator") : feed.source;
    }
    /*! Kind of the source and where it is. */
    function place(feed: FeedStatus): string {
        return feed.endpoint === "" ? source(feed) : qsTr("%1 · %2").arg(source(feed)).arg(feed.endpoint);
    }

    /*! Of sources that people connect: FeedEntry.kind. */
    readonly property list<string> kinds: ["http", "mqtt", "websocket", "sse", "tcp", "folder", "file"]
    function kindTitle(kind: string): string {
        switch (kind) {
        case "http": return qsTr("HTTP");
        case "mqtt": return qsTr("MQTT");
        case "websocket": return qsTr("WebSocket");
        case "sse": return qsTr("SSE");
        case "tcp": return qsTr("TCP");
        case "folder": return qsTr("Folder");
        case "file": return qsTr("File");
        default: return kind;
        }
    }
    /*! What is asked of it, and what its address looks like. */
    function kindHint(kind: string): string {
        switch (kind) {
        case "http": return qsTr("Asked regularly: GTFS Realtime, GBFS, SensorThings, Open311, a CAP index, an OGC API …");
        case "mqtt": return qsTr("A broker's topics, as messages come.");
        case "websocket": return qsTr("A connection that stays open; each message is a payload.");
        case "sse": return qsTr("Server-sent events over HTTP, as they come.");
        case "tcp": return qsTr("A line each: NDJSON, or one XML document a line.");
        case "folder": return qsTr("Every file that appears in it.");
        case "file": return qsTr("One file, again whenever it changes.");
        default: return "";
        }
    }
    function addressExample(kind: string): string {
        switch (kind) {
        case "mqtt": return "mqtts://broker.city.example:8883";
        case "websocket": return "wss://city.example/stream";
        case "sse": return "https://city.example/events";
        case "tcp": return "tls://city.example:4001";
        case "folder": return "/srv/feeds/warnings";
        case "file": return "/srv/feeds/stations.json";
        default: return "https://city.example/vehiclepositions.pb";
        }
    }
    /*! The kind that an address is of by its beginning; empty = it does not tell. */
    function kindOfAddress(address: string): string {
        const scheme = address.split("://")[0].toLowerCase();
        return address.includes("://") ? ({ mqtt: "mqtt", mqtts: "mqtt", ws: "websocket", wss: "websocket", tcp: "tcp", tls: "tcp" })[scheme] ?? "" : "";
    }

    readonly property CityTime cityTime: CityTime { id: cityTime }
}
