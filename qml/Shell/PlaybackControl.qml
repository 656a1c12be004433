// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import Citywall
import Citywall.Controls

/*!
    What can be done with the clock beyond playing it: steps of a chosen length or from one observation to the next, the ends of
    a loop, bookmarks. Keys, buttons and the timeline all work on this.
*/
QtObject {
    id: playback

    required property TimelineModel model
    /*! {id, feedTitle, begins} of a feed of each lane of the timeline; begins: a step goes to where the next of its entities begins. */
    required property var lanes

    /*! What a step is: "frame", "minute", "hour", "day" or the id of a feed, from whose observation to observation it goes. */
    property string unit: "minute"
    readonly property string stepFeed: lanes.some(l => l.id === unit) ? unit : eventful
    /*! The first of the feeds shown whose observations are events: not more of them than one in 15 s of what is shown; else the
        one with the fewest; empty = there are none. */
    readonly property string eventful: {
        const totals = model.totals.length > 0 ? lanes.map(l => model.totalOf(l.id)) : [];
        let best = 0;
        for (let lane = 0; lane < lanes.length; ++lane) {
            if (totals[lane] > 0 && totals[lane] * 15000 <= model.span)
                return lanes[lane].id;
            if (totals[lane] > 0 && (!(totals[best] > 0) || totals[lane] < totals[best]))
                best = lane;
        }
        return lanes[best]?.id ?? "";
    }
    /*! To where one of its entities begins, not to each report of it. */
    readonly property bool stepBegins: lanes.find(l => l.id === stepFeed)?.begins ?? false
    readonly property real frameMilliseconds: Math.max(1, Math.round(Math.abs(Clock.rate) * 1000 / 30))
    /*! Why the last step led nowhere, as long as the clock stands where that was found and steps go through the same feed. A clock that
        runs leaves time to read it. */
    readonly property string problem: told.feed === stepFeed && Math.abs(Clock.nowMilliseconds - told.at) <= told.lasts ? told.text : ""
    property var told: ({ at: NaN, lasts: 0, feed: "", text: "" })

    readonly property bool looping: Clock.loop.begin.valid && Clock.loop.end.milliseconds > Clock.loop.begin.milliseconds
    /*! Ends of a loop that has no other end yet; NaN = none. */
    property double openBegin: NaN
    property double openEnd: NaN
    readonly property bool hasMarks: looping || !isNaN(openBegin) || !isNaN(openEnd)
    readonly property double loopBegin: looping ? Clock.loop.begin.milliseconds : openBegin
    readonly property double loopEnd: looping ? Clock.loop.end.milliseconds : openEnd
    readonly property double shortestLoop: 1000

    /*! Somebody wants to name this instant. */
    signal bookmarkRequested(milliseconds: double)

    function titleOf(feed: string): string {
        return lanes.find(l => l.id === feed)?.feedTitle ?? "";
    }
    function unitTitle(unit: string): string {
        switch (unit) {
        case "frame": return qsTr("1 frame");
        case "minute": return qsTr("1 min");
        case "hour": return qsTr("1 h");
        case "day": return qsTr("1 d");
        default: return titleOf(stepFeed);
        }
    }
    function tell(text: string) {
        const lasts = !Clock.playing ? 0 : 5000 * Math.max(1, Math.abs(Clock.rate));
        told = { at: Clock.nowMilliseconds, lasts: lasts, feed: stepFeed, text: text };
    }
    function step(direction: int) {
        const lengths = { frame: frameMilliseconds, minute: 60000, hour: 3600000, day: 86400000 };
        if (lengths[unit] !== undefined)
            stepBy(direction * lengths[unit]);
        else
            stepObservation(direction);
    }
    function stepBy(milliseconds: double) {
        tell("");
        Clock.step(milliseconds);
    }
    /*! One frame of playing at the chosen speed. */
    function stepFrame(direction: int) {
        stepBy(direction * frameMilliseconds);
    }
    function stepObservation(direction: int) {
        tell("");
        observations.step(stepFeed, direction, stepBegins);
    }

    /*! With the other end missing, or on the wrong side of this one, this one waits for it. */
    function markBegin() {
        const now = Clock.nowMilliseconds;
        if (!setLoop(now, loopEnd)) {
            endLoop();
            openBegin = now;
        }
    }
    function markEnd() {
        const now = Clock.nowMilliseconds;
        if (!setLoop(loopBegin, now)) {
            endLoop();
            openEnd = now;
        }
    }
    /*! Loops from one to the other. @returns false if that is no range; then nothing changes */
    function setLoop(begin: double, end: double): bool {
        if (!(end - begin >= shortestLoop))
            return false;
        Clock.loop = Clock.range(begin, end);
        openBegin = openEnd = NaN;
        return true;
    }
    function moveLoopBegin(milliseconds: double) {
        if (looping)
            setLoop(Math.min(milliseconds, loopEnd - shortestLoop), loopEnd);
        else
            openBegin = milliseconds;
    }
    function moveLoopEnd(milliseconds: double) {
        if (looping)
            setLoop(loopBegin, Math.max(milliseconds, loopBegin + shortestLoop));
        else
            openEnd = milliseconds;
    }
    function endLoop() {
        openBegin = openEnd = NaN;
        Clock.loop = Clock.range(0, 0);
    }

    /*! About the clock's time where it is in the picture, else about the middle. @param factor under 1 shows less in more detail */
    function zoom(factor: real) {
        const now = Clock.nowMilliseconds;
        model.zoom(factor, now >= model.begin && now <= model.end ? now : model.begin + model.span / 2);
    }
    function zoomOut() {
        model.showAll();
    }

    function requestBookmark() {
        bookmarkRequested(Clock.nowMilliseconds);
    }
    function goTo(milliseconds: double) {
        tell("");
        Clock.seek(milliseconds);
    }

    readonly property Bookmarks bookmarks: Bookmarks {
        json: kept.bookmarks
        onJsonChanged: kept.bookmarks = json
    }
    readonly property Settings kept: Settings {
        id: kept
        category: "city-" + City.cityId
        /*! Of this city, as Bookmarks has them. */
        property string bookmarks
    }
    readonly property ObservationSteps observations: ObservationSteps {
        id: observations
        onNothingFound: direction => playback.tell((!playback.stepBegins ? (direction > 0 ? qsTr("%1: none later") : qsTr("%1: none earlier"))
            : direction > 0 ? qsTr("%1: none begins later") : qsTr("%1: none began earlier")).arg(playback.titleOf(playback.stepFeed)))
        onFailed: message => playback.tell(message)
    }
}
