// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall
import Citywall.Controls
import Citywall.Shell
import Citywall.Theme

ShellTestCase {
    id: test
    name: "Playback"

    readonly property double minute: 60000

    /*! Nothing left of another test. */
    function clear() {
        play().endLoop();
        play().unit = "minute";
    }

    function test_liveButtonTellsTheLag() {
        const button = named("Go live (L)");
        verify(button.live);
        press(Qt.Key_Space);
        press(Qt.Key_Left);
        press(Qt.Key_Left, Qt.ShiftModifier);
        verify(!button.live);
        compare(button.lag, "1 h 1 min");
        compare(button.Accessible.description, "The clock is 1 h 1 min behind the present.");
        mouseClick(button);
        verify(button.live);
    }

    function test_stepsOfAnyLength() {
        clear();
        press(Qt.Key_Space);
        const then = Clock.nowMilliseconds - 3600000;
        Clock.seek(then);
        Clock.rate = 30;
        press(Qt.Key_Comma); // a frame at 30 × is a second of the city
        compare(Clock.nowMilliseconds, then - 1000);
        press(Qt.Key_Period);
        compare(Clock.nowMilliseconds, then);
        Clock.rate = 1;
        for (const [unit, length] of [["minute", minute], ["hour", 60 * minute], ["day", 24 * 60 * minute], ["frame", 33]]) {
            play().unit = unit;
            const back = items(timeline(), i => i instanceof IconButton && i.iconName === "step-back")[0];
            mouseClick(back);
            compare(Clock.nowMilliseconds, then - length);
            mouseClick(items(timeline(), i => i instanceof IconButton && i.iconName === "step-forward")[0]);
            compare(Clock.nowMilliseconds, then);
        }
    }

    /*! The present cannot be overtaken, and the slider does not say that it is. */
    function test_speedsWhileLive() {
        clear();
        shell.width = 1920;
        const slider = () => items(timeline(), i => i.visible && i instanceof ValueSlider)[0] ?? null;
        tryVerify(() => slider() !== null);
        verify(Clock.mode === Clock.Live);
        waitForPolish(shell);
        mouseClick(slider(), slider().width - 10, slider().height / 2);
        compare(Clock.rate, 1);
        compare(slider().value, 0);
        const speeds = () => items(shell.contentItem, i => i.visible && i instanceof MenuRow).map(row => [row.text, row.enabled]);
        clickOn(() => named("Playback speed 1×"));
        tryVerify(() => speeds().length === 12);
        compare(speeds().filter(([text, taken]) => taken).map(([text, taken]) => text).join(), "0.1×,0.5×,1×");
        press(Qt.Key_Escape);
        tryVerify(() => speeds().length === 0);
        Clock.pause();
        mouseClick(slider(), slider().width - 1, slider().height / 2);
        compare(Clock.rate, 1000);
        compare(slider().value, 3);
        slider().forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Left);
        compare(Clock.rate, 600);
        press(Qt.Key_Right);
        compare(Clock.rate, 1000);
        fuzzyCompare(slider().value, 3, 1e-9);
    }

    function test_stepsToObservations() {
        clear();
        const boundary = Math.floor(Clock.nowMilliseconds / (5 * minute)) * 5 * minute - 60 * minute;
        Clock.seek(boundary - 20000);
        tryVerify(() => play().stepFeed === "traffic.link-speed");
        press(Qt.Key_N);
        tryCompare(Clock, "nowMilliseconds", boundary);
        Clock.seek(boundary + 20000);
        press(Qt.Key_P);
        tryCompare(Clock, "nowMilliseconds", boundary);
        tryVerify(() => named("Length of a step: 1 min") !== null);
        play().unit = "traffic.link-speed";
        tryVerify(() => named("Length of a step: Link speeds") !== null);
    }

    /*! Of what is reported of, a step leads to where it begins, and says so. */
    function test_stepsToBeginnings() {
        clear();
        tryVerify(() => play().stepFeed === "traffic.link-speed");
        verify(!play().stepBegins);
        shell.reportFeeds = ["traffic.link-speed"];
        verify(play().stepBegins);
        play().unit = "traffic.link-speed";
        const forward = items(timeline(), i => i instanceof IconButton && i.iconName === "step-forward")[0];
        const back = items(timeline(), i => i instanceof IconButton && i.iconName === "step-back")[0];
        compare(forward.tooltip, "On to where one begins: Link speeds (N)");
        compare(back.tooltip, "Back to where one began: Link speeds (P)");
        // Every road is told of all the time, so that none begins any more; an observation there would be.
        const boundary = Math.floor(Clock.nowMilliseconds / (5 * minute)) * 5 * minute - 60 * minute;
        const then = boundary - 20000;
        Clock.seek(then);
        press(Qt.Key_N);
        tryCompare(play(), "problem", "Link speeds: none begins later", 20000);
        compare(Clock.nowMilliseconds, then);
        Clock.seek(then - 1000); // it is said of that instant only
        compare(play().problem, "");
        Clock.rate = 1;
        Clock.play(); // a clock that runs leaves time to read it …
        play().tell("nothing later");
        Clock.seek(then + 4000);
        compare(play().problem, "nothing later");
        Clock.seek(then + 5000); // … five seconds after it was told
        compare(play().problem, "");
        Clock.pause();
        Clock.seek(then);
        shell.reportFeeds = [];
        verify(!play().stepBegins);
        compare(forward.tooltip, "One step on: Link speeds");
        press(Qt.Key_N);
        tryCompare(Clock, "nowMilliseconds", boundary);
        clear();
    }

    function test_loopByKeys() {
        clear();
        press(Qt.Key_Space);
        const then = Clock.nowMilliseconds - 3 * 3600000;
        Clock.seek(then);
        press(Qt.Key_I);
        verify(!play().looping); // it waits for its end
        compare(play().loopBegin, then);
        press(Qt.Key_Right, Qt.ShiftModifier);
        press(Qt.Key_O);
        verify(play().looping);
        compare([Clock.loop.begin.milliseconds, Clock.loop.end.milliseconds], [then, then + 3600000]);
        verify(named("End the loop (X)") || named("End the loop of 1 h (X)"));
        press(Qt.Key_Right);
        press(Qt.Key_I); // behind its end: the other end is asked for anew
        verify(!play().looping);
        compare(play().loopBegin, then + 3660000);
        verify(isNaN(play().loopEnd));
        press(Qt.Key_X);
        verify(!play().hasMarks);
        press(Qt.Key_O);
        press(Qt.Key_Left);
        press(Qt.Key_I); // the end first is as good
        compare([Clock.loop.begin.milliseconds, Clock.loop.end.milliseconds], [then + 3600000, then + 3660000]);
        press(Qt.Key_X);
    }

    function test_loopByItsHandles() {
        clear();
        const track = named("Timeline");
        mouseDrag(track, track.width / 2, 20, 100, 0, Qt.LeftButton, Qt.ShiftModifier);
        verify(play().looping);
        const begin = Clock.loop.begin.milliseconds;
        const end = Clock.loop.end.milliseconds;
        const there = track.xOf(end);
        const wasNow = Clock.nowMilliseconds;
        mouseDrag(track, there - 4, track.laneHeight / 2, -40, 0);
        compare(Clock.loop.begin.milliseconds, begin);
        verify(Math.abs(track.xOf(Clock.loop.end.milliseconds) - (there - 44)) < 10, "end at " + track.xOf(Clock.loop.end.milliseconds) + " not " + (there - 44));
        compare(Clock.nowMilliseconds, wasNow); // the clock was not taken along
        mouseDrag(track, track.xOf(begin) + 4, track.laneHeight / 2, 400, 0); // past the other end
        verify(Clock.loop.end.milliseconds - Clock.loop.begin.milliseconds >= 1000);
        mouseClick(track, track.width / 4, 20, Qt.LeftButton, Qt.ShiftModifier);
        verify(!play().hasMarks);
    }

    function test_timelineByKeys() {
        clear();
        const track = named("Timeline");
        const model = track.model;
        model.showSpan(24 * 3600000);
        press(Qt.Key_Plus, Qt.ControlModifier);
        compare(model.span, 12 * 3600000);
        press(Qt.Key_Minus, Qt.ControlModifier);
        compare(model.span, 24 * 3600000);
        press(Qt.Key_0, Qt.ControlModifier);
        verify(model.span > 7 * 24 * 3600000);
        compare(Selection.module, "traffic"); // 0 alone is another key
        model.showSpan(24 * 3600000);
        track.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Up);
        compare(model.span, 12 * 3600000);
        const begin = model.begin;
        press(Qt.Key_PageUp);
        compare(model.begin, begin - 6 * 3600000);
        press(Qt.Key_Down);
        compare(model.span, 24 * 3600000);
        tryVerify(() => track.Accessible.description.includes("Link speeds: ")); // once the wider picture is counted
    }

    function test_lanesSayTheirScale() {
        const model = timeline().track.model;
        tryVerify(() => model.largest.length === 1 && !model.loading);
        const most = model.largest;
        const name = items(timeline(), i => i.Accessible.name.startsWith("Link speeds: "))[0];
        verify(name.Accessible.name.endsWith("at most " + Number(most[0]).toLocaleString(Qt.locale(), "f", 0) + " in one bar"));
        Selection.module = "safety";
        tryVerify(() => model.largest.length === 2);
    }

    /*! Where no module is chosen each has a lane of all that its feeds tell, and steps go by its first feed. */
    function test_cityWideEachModuleIsALane() {
        Selection.module = "safety";
        const model = timeline().track.model;
        tryVerify(() => model.totals.length === 2 && !model.loading);
        Selection.module = "";
        compare(timeline().lanes.map(l => l.title), ["Traffic", "Safety", "Environment"]);
        compare(timeline().lanes.map(l => l.feeds.join()), ["traffic.link-speed", "safety.incident,safety.unit", "environment.air"]);
        tryVerify(() => model.totals.length === 3 && !model.loading);
        const incidents = model.totalOf("safety.incident");
        verify(incidents > 0);
        compare(model.totals[1], incidents + model.totalOf("safety.unit"));
        const said = Number(model.totals[1]).toLocaleString(Qt.locale(), "f", 0);
        verify(items(timeline(), i => i.Accessible.name.startsWith("Safety: " + said + " in all"))[0]);
        compare(play().titleOf("safety.incident"), "Incidents");
        compare(play().titleOf("safety.unit"), "");
        // What is damaged of any of its feeds is hatched in the lane.
        HistoryHealth.lose("safety.unit", model.begin + model.span / 4, model.begin + model.span / 2);
        const mark = () => items(timeline(), i => i.visible && i.Accessible.name.startsWith("Safety: damaged"))[0] ?? null;
        tryVerify(() => mark() !== null);
        HistoryHealth.lose("safety.unit", 0, 0);
        tryVerify(() => mark() === null);
    }

    function test_readsTheBarUnderThePointer() {
        tryVerify(() => timeline().track.model.bucketLength > 0);
        const track = named("Timeline");
        mouseMove(track, track.width / 2, 20);
        const bucket = track.hoveredBucket;
        verify(bucket >= 0);
        const from = track.model.bucketBegin(bucket);
        verify(from <= track.model.begin + track.model.span / 2 && track.model.begin + track.model.span / 2 < from + track.model.bucketLength);
        mouseMove(track, -50, -50);
        tryCompare(track, "hoveredBucket", -1);
    }

    function test_jumpsOnlyWhereSomethingIs() {
        press(Qt.Key_J, Qt.ControlModifier);
        const field = shell.activeFocusItem;
        type("no");
        press(Qt.Key_Return);
        compare(field.problem, "Not a time");
        type("x");
        compare(field.problem, "");
        press(Qt.Key_Escape);
        verify(!field.activeFocus); // the keys are the clock's again
        compare(field.text, "");
        // What is yet to come.
        press(Qt.Key_J, Qt.ControlModifier);
        type("23:30");
        press(Qt.Key_Return);
        verify(field.problem.startsWith("Only from "));
        compare(Clock.mode, Clock.Live);
        press(Qt.Key_Escape);
    }

    function test_liveByKeysAlone() {
        const button = named("Go live (L)");
        press(Qt.Key_Left, Qt.ShiftModifier);
        compare(Clock.mode, Clock.Fixed);
        button.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        compare(Clock.mode, Clock.Live);
        press(Qt.Key_Left); // also while the button has the focus
        compare(Clock.lagMilliseconds, 60000);
        press(Qt.Key_Space);
        compare(Clock.mode, Clock.Live);
    }

    /*! A number of reports rests on the sources that bring them, at the present. */
    function test_reportsRestOnTheirSources() {
        const tile = items(shell.contentItem, i => i instanceof KpiTile && i.kpi.kpiId === "safety.active")[0] as KpiTile;
        const incidents = Registry.feeds.filter(f => f.feed === "safety.incident")[0];
        compare(incidents.state, FeedStatus.Stale);
        compare(tile.coverage, 0);
        compare(tile.share, "This number rests on 0 % of its sources.");
        incidents.state = FeedStatus.Degraded;
        compare(tile.coverage, 1);
        incidents.state = FeedStatus.Stopped; // no source at all
        verify(isNaN(tile.coverage));
        compare(tile.share, "");
        incidents.state = FeedStatus.Stale;
        Clock.seek(Clock.nowMilliseconds - 3600000);
        verify(isNaN(tile.coverage)); // how sources were then nobody knows
        press(Qt.Key_L);
        tryCompare(tile, "coverage", 0);
    }

    function test_whatIsOfNowSaysSo() {
        Selection.module = "safety"; // has a feed that is down
        tryVerify(() => items(shell.contentItem, i => i instanceof KpiTile && i.visible && i.feedsDown > 0).length > 0);
        verify(!items(shell.contentItem, i => i.visible && (i.text ?? "").toString().startsWith("Feeds as they are now")).length);
        Clock.seek(Clock.nowMilliseconds - 3600000);
        tryVerify(() => items(shell.contentItem, i => i instanceof KpiTile && i.visible && i.feedsDown > 0).length === 0);
        tryVerify(() => items(shell.contentItem, i => i.visible && (i.text ?? "").toString().startsWith("Feeds as they are now, 14:32")).length === 1);
        press(Qt.Key_L);
    }
}
