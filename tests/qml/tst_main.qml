// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall
import Citywall.Controls
import Citywall.FakeCity
import Citywall.Shell
import Citywall.Theme

ShellTestCase {
    name: "Shell"

    function cleanup() {
        Language.use("en");
    }

    function test_everyControlHasAName() {
        waitForPolish(shell);
        for (const item of items(shell.contentItem, i => i.activeFocusOnTab && i.visible)) {
            verify(item.Accessible.name !== "", "no accessible name: " + item);
            verify(item.width >= 24 && item.height >= 24, "too small to hit: " + item + " " + item.Accessible.name
                   + " " + item.width + " × " + item.height);
        }
    }

    function test_narrowestWindow_data(): list<var> {
        return [{ tag: "English", language: "en" }, { tag: "Chinese", language: "zh_CN" }];
    }
    function test_narrowestWindow(row: var) {
        verify(Language.use(row.language));
        Clock.seek(Clock.nowMilliseconds - 3 * 86400000 - 4 * 3600000); // the clock says more of the past
        shell.width = shell.minimumWidth;
        const top = () => items(shell.contentItem, i => i instanceof TopBar)[0];
        tryVerify(() => top().width === shell.minimumWidth);
        waitForPolish(shell);
        for (const button of items(top(), i => i instanceof IconButton && i.visible))
            verify(button.mapToItem(top(), button.width, 0).x <= top().width, button.tooltip + " is out of reach");
    }

    function test_tabReachesControls() {
        const seen = new Set();
        for (let i = 0; i < 60; ++i) {
            press(Qt.Key_Tab);
            if (shell.activeFocusItem)
                seen.add(shell.activeFocusItem.Accessible.name);
        }
        for (const name of ["Search places and entities", "Traffic", "Go live (L)", "Timeline", "Jump to a time", "Close the inspector (Ctrl I)"])
            verify(seen.has(name), name + " is not reached by Tab; reached: " + [...seen].join(" | "));
    }

    function test_time() {
        compare(Clock.mode, Clock.Live);
        press(Qt.Key_Space);
        compare(Clock.playing, false);
        const then = Clock.nowMilliseconds;
        press(Qt.Key_Left);
        compare(Clock.nowMilliseconds, then - 60000);
        press(Qt.Key_Right, Qt.ShiftModifier);
        compare(Clock.nowMilliseconds, then);
        press(Qt.Key_Left, Qt.ControlModifier);
        compare(Clock.nowMilliseconds, then - 86400000);
        press(Qt.Key_R);
        verify(Clock.rate < 0);
        press(Qt.Key_R);
        press(Qt.Key_BracketRight);
        compare(Clock.rate, 2);
        press(Qt.Key_BracketLeft);
        compare(Clock.rate, 1);
        press(Qt.Key_L);
        compare(Clock.mode, Clock.Live);
    }

    function test_escapeStepsOut() {
        Selection.enterArea("6");
        Selection.enterEntity("safety.incident", "I-1042");
        compare(named("Place: Chicago › District 6 › Collision, W Madison St") !== null, true);
        press(Qt.Key_Escape);
        compare(Selection.depth, 1);
        tryVerify(() => named("Place: Chicago › District 6") !== null);
        press(Qt.Key_Escape);
        compare(Selection.depth, 0);
    }

    function test_inspectorFollows() {
        tryVerify(() => items(shell.contentItem, i => i.objectName === "fakePanel").length === 1);
        Selection.enterEntity("safety.incident", "I-1042");
        tryVerify(() => items(shell.contentItem, i => i.objectName === "fakePage").length === 1);
        Selection.home();
        press(Qt.Key_3);
        compare(Selection.module, "environment");
        tryVerify(() => named("Environment could not start") !== null);
    }

    function test_search() {
        press(Qt.Key_K, Qt.ControlModifier);
        tryVerify(() => focused("Search places and entities"));
        for (const letter of "district 7")
            keyClick(letter);
        press(Qt.Key_Return);
        tryCompare(Selection, "area", "7");
        // Escape clears what was typed, then leaves the field; it goes no step back before that.
        press(Qt.Key_K, Qt.ControlModifier);
        keyClick("x");
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        compare(Selection.area, "7");
        press(Qt.Key_Escape);
        compare(Selection.area, "");
    }

    function test_jump() {
        press(Qt.Key_J, Qt.ControlModifier);
        const field = shell.activeFocusItem;
        for (const letter of "no")
            keyClick(letter);
        press(Qt.Key_Return);
        verify(field.invalid);
        press(Qt.Key_Escape);
        press(Qt.Key_J, Qt.ControlModifier);
        for (const letter of "08:00")
            keyClick(letter);
        press(Qt.Key_Return);
        compare(Clock.mode, Clock.Fixed);
    }

    /*! The clock's own time would be where it stands already. */
    function test_jumpToNowGoesLive_data() {
        return [{ tag: "English", language: "en", word: "now" }, { tag: "as it comes", language: "en", word: " Now " },
            { tag: "Chinese", language: "zh_CN", word: "现在" }];
    }
    function test_jumpToNowGoesLive(data) {
        verify(Language.use(data.language));
        const field = items(shell.contentItem, i => i instanceof JumpField)[0] as JumpField;
        for (const from of [Clock.nowMilliseconds - 3600000, NaN]) { // replayed, and live already
            if (!isNaN(from))
                Clock.seek(from);
            press(Qt.Key_J, Qt.ControlModifier);
            field.text = data.word; // no key types Chinese
            press(Qt.Key_Return);
            compare(Clock.mode, Clock.Live);
            compare(field.text, "");
            verify(!field.invalid);
        }
    }

    function test_kpis() {
        tryVerify(() => named("Mean speed: 34\u00a0km/h") !== null);
        compare(named("Travel-time index: 1.46").worse, true);
        compare(named("Congested length: 86.4\u00a0km").even, true);
        Selection.module = "safety";
        const unknown = named("Median arrival time: unknown");
        verify(unknown);
        compare(unknown.known, false);
        compare(unknown.severity, -1);
        compare(named("Active incidents: 23").severity, 3);
    }

    function test_kpisOfTheChosenModuleComeFirst() {
        const tiles = () => items(shell.contentItem, i => i.visible && i instanceof KpiTile)
            .sort((a, b) => a.mapToItem(null, 0, 0).x - b.mapToItem(null, 0, 0).x).map(t => t.metric.title);
        const room = 5; // at this width
        tryVerify(() => tiles().join() === "Mean speed,Travel-time index,Congested length,Active incidents,Median arrival time");
        Selection.module = "safety";
        tryVerify(() => tiles().slice(0, 3).join() === "Active incidents,Median arrival time,Mean speed");
        compare(tiles().length, room);
    }

    /*! Where they have no room side by side none is cut off, and the rest is one click away. */
    function test_kpisWithoutRoom() {
        const tiles = () => items(shell.contentItem, i => i.visible && i instanceof KpiTile)
            .map(t => ({ title: t.metric.title, left: t.mapToItem(named("Key figures"), 0, 0).x, width: t.width }));
        const whole = () => tiles().filter(t => t.left > -1 && t.left + t.width < named("Key figures").width + 1).sort((a, b) => a.left - b.left).map(t => t.title).join();
        tryVerify(() => whole() === "Mean speed,Travel-time index,Congested length,Active incidents,Median arrival time");
        verify(named("Back to the first key figures") === null);
        Theme.textScale = 2; // seen from twice as far
        tryVerify(() => whole() === "Mean speed,Travel-time index,Congested length");
        clickOn(() => named("More key figures: 1"));
        tryVerify(() => whole() === "Travel-time index,Congested length,Active incidents");
        clickOn(() => named("Back to the first key figures"));
        tryVerify(() => whole() === "Mean speed,Travel-time index,Congested length");
    }

    function test_scrub() {
        const track = named("Timeline");
        mouseClick(track, track.width / 4, 20);
        compare(Clock.mode, Clock.Fixed);
        verify(Math.abs(track.nowX - track.width / 4) < 1.5);
        mouseDrag(track, track.width / 2, 20, 100, 0, Qt.LeftButton, Qt.ShiftModifier);
        verify(Clock.loop.end.milliseconds > Clock.loop.begin.milliseconds);
        const span = track.model.span;
        mouseWheel(track, track.width / 2, 20, 0, 120);
        verify(track.model.span < span);
    }

    function joint(): Item {
        tryVerify(() => items(shell.contentItem, i => i.visible && i instanceof JointTimeline).length === 1);
        return items(shell.contentItem, i => i.visible && i instanceof JointTimeline)[0];
    }
    function rowOf(title: string): Item {
        return items(shell.contentItem, i => i.visible && i instanceof MeasureRow && i.title === title)[0] ?? null;
    }

    function test_allDepartmentsAtOnce() {
        press(Qt.Key_0);
        compare(Selection.module, "across");
        verify(named("City-wide").checked);
        const timeline = joint();
        tryVerify(() => items(shell.contentItem, i => i.visible && i instanceof MeasureRow).map(r => r.title).filter(t => t !== "").join()
                        === "Mean speed,Travel-time index,Incidents reported");
        verify(rowOf("").problem.startsWith("Could not start"));
        tryCompare(shell, "settled", true);
        const speed = rowOf("Mean speed");
        const before = speed.value;
        // The pointer reads all of them at one time …
        mouseMove(timeline, timeline.plotX + timeline.plotWidth / 2, 60);
        compare(timeline.cursor, timeline.across.buckets / 2);
        compare(speed.cursor, timeline.cursor);
        tryVerify(() => named("Mean speed: " + before + " km/h") !== null);
        mouseMove(timeline, 4, 4);
        compare(timeline.cursor, -1);
        // … and takes the clock there.
        const there = timeline.across.begin + timeline.across.bucket * (timeline.across.buckets / 2 + 1);
        mouseClick(timeline, timeline.plotX + timeline.plotWidth / 2, 60);
        compare(Clock.nowMilliseconds, there);
        tryCompare(timeline.across, "end", there);
        Selection.enterArea("6");
        tryVerify(() => rowOf("Mean speed").value !== before);
        timeline.across.window = 2;
        named("Window of time").forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Left);
        press(Qt.Key_Left);
        compare(timeline.across.window, 0);
        compare(timeline.across.store.window, 0);
        tryCompare(timeline.across, "buckets", 12);
        timeline.across.window = 2;
        press(Qt.Key_1);
        compare(Selection.module, "traffic");
    }

    function test_jointTimelineByKeys() {
        press(Qt.Key_0);
        const timeline = joint();
        timeline.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Left);
        compare(timeline.cursor, timeline.across.buckets - 1);
        press(Qt.Key_Left);
        const there = timeline.across.end - timeline.across.bucket;
        press(Qt.Key_Return);
        compare(Clock.nowMilliseconds, there);
        press(Qt.Key_Escape);
        compare(timeline.cursor, -1);
        for (let i = 0; i < 60 && shell.activeFocusItem?.Accessible.name !== "Compare Incidents reported"; ++i)
            press(Qt.Key_Tab);
        const correlation = timeline.across.correlation;
        correlation.x = "traffic.speed";
        correlation.y = "traffic.tti";
        press(Qt.Key_Space);
        compare([correlation.x, correlation.y], ["traffic.tti", "safety.reported"]);
    }

    function test_correlation() {
        Selection.module = "across.correlation";
        tryCompare(shell, "settled", true);
        const card = items(shell.contentItem, i => i.visible && i instanceof CorrelationCard)[0];
        verify(card);
        const across = items(shell.contentItem, i => i instanceof AcrossPage)[0].across;
        across.window = 2; // whatever was chosen last
        tryCompare(across, "buckets", 96);
        card.correlation.x = "traffic.speed";
        card.correlation.y = "safety.reported";
        card.correlation.overTime = false;
        tryCompare(card.correlation, "n", 12);
        tryVerify(() => named(card.correlation.cautions[0])?.Accessible.name.startsWith("Correlation is not cause"));
        const chart = named("Incidents reported against Mean speed");
        chart.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Right);
        compare(chart.shownName, "District 12"); // the speed falls from square to square
        press(Qt.Key_Return);
        compare(Selection.area, "12");
        compare(chart.current, card.correlation.current);
        card.correlation.overTime = true;
        tryCompare(card.correlation, "n", 96);
        const until = card.correlation.timeOf(10);
        chart.activated(10);
        compare(Clock.nowMilliseconds, until);
        // What was chosen is remembered.
        const store = across.store;
        compare([store.x, store.y, store.overTime], ["traffic.speed", "safety.reported", true]);
    }

    function test_themeAndHelp() {
        press(Qt.Key_T, Qt.ControlModifier);
        compare(Theme.dark, false);
        press(Qt.Key_T, Qt.ControlModifier);
        compare(Theme.dark, true);
        press(Qt.Key_F1);
        tryVerify(() => named("Close") !== null);
        press(Qt.Key_Escape);
        tryVerify(() => named("Close") === null);
    }

    function test_alarms() {
        tryVerify(() => named("2 alarms: 1 high, 1 low") !== null);
        press(Qt.Key_L, Qt.ControlModifier);
        const rows = () => items(shell.contentItem, i => i instanceof AlarmRow && i.visible).sort((a, b) => a.y - b.y);
        tryVerify(() => rows().map(row => row.title).join() === "No unit sent,Link blocked"); // the gravest first
        press(Qt.Key_Escape);
        tryVerify(() => rows().length === 0);
        compare(Selection.depth, 0); // Escape closed the list, no more
        press(Qt.Key_L, Qt.ControlModifier);
        tryVerify(() => rows().length === 2);
        // Which of them the keys act on is to be seen.
        const ringed = () => rows().filter(row => items(row, i => i instanceof FocusRing && i.visible).length > 0).map(row => row.title).join();
        tryVerify(() => ringed() === "No unit sent");
        press(Qt.Key_Down);
        tryVerify(() => ringed() === "Link blocked");
        press(Qt.Key_Up);
        tryVerify(() => ringed() === "No unit sent");
        clickOn(() => rows()[0]);
        compare(Selection.module, "safety");
        compare(Selection.entity.id, "I-1042");
        tryVerify(() => rows().length === 0);
    }
}
