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

FeedsTestCase {
    name: "Feeds"

    function test_feedsByKey() {
        press(Qt.Key_E, Qt.ControlModifier);
        tryVerify(() => feedTable() !== null);
        // By module, in the rail's order; all states in words.
        tryVerify(() => feedRows().join() === "Link speeds,City sensors,Incidents,Units,Air quality");
        tryVerify(() => named("Link speeds, live, for 3 h") !== null);
        tryVerify(() => named("City sensors, filling in 40 %, for 3 h") !== null);
        tryVerify(() => named("Incidents, stale, for 3 h") !== null);
        tryVerify(() => named("Units, down, for 3 h") !== null);
        tryVerify(() => named("Air quality, stopped, for 3 h") !== null);
        // Down, Down, Down, Return: the page of the fourth; the keys go on through the list.
        for (let i = 0; i < 3; ++i)
            press(Qt.Key_Down);
        press(Qt.Key_Return);
        tryVerify(() => feedPage()?.feed.title === "Units");
        press(Qt.Key_Up);
        tryVerify(() => feedPage()?.feed.title === "Incidents");
        press(Qt.Key_Escape);
        tryVerify(() => feedPage() === null);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
        compare(Selection.module, "traffic"); // Escape did no more than that
    }

    /*! The page that is open stays, whatever comes above it, goes or is filtered away. */
    function test_thePageStaysWhoeverComesAndGoes() {
        const [speeds, incidents] = ["Link speeds", "Incidents"].map(title => Registry.feeds.find(f => f.title === title));
        shell.showFeed("safety.unit");
        tryVerify(() => feedPage()?.feed.title === "Units");
        named("Which feeds: All").forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Right);
        tryVerify(() => feedRows().join() === "Incidents,Units");
        feedTable().forceActiveFocus(Qt.TabFocusReason);
        speeds.state = FeedStatus.Degraded;
        speeds.changed();
        tryVerify(() => feedRows().join() === "Link speeds,Incidents,Units");
        incidents.state = FeedStatus.Live;
        incidents.changed();
        tryVerify(() => feedRows().join() === "Link speeds,Units");
        compare(feedPage().feed.title, "Units");
        compare(feedTable().current.title, "Units");
        Registry["leave"](speeds);
        tryVerify(() => feedRows().join() === "Units");
        Registry["come"](speeds, 0);
        tryVerify(() => feedRows().join() === "Link speeds,Units");
        compare(feedPage().feed.title, "Units");
        compare(feedTable().current.title, "Units");
        // The question says of whom, and stays about that.
        clickOn(() => named("Pause …"));
        verify(shown("Pause “Units”? Nothing of it is taken until it is resumed."));
        feedPage().feed.state = FeedStatus.Paused; // not in the list any more
        speeds.changed();
        tryVerify(() => feedRows().join() === "Link speeds");
        compare(feedPage().feed.title, "Units");
        compare(feedTable().current, null);
        verify(named("Pause the feed") !== null);
        feedPage().feed.state = FeedStatus.Down;
        speeds.state = FeedStatus.Live;
        incidents.state = FeedStatus.Stale;
        speeds.changed();
        tryVerify(() => feedRows().join() === "Incidents,Units");
        tryVerify(() => feedTable().current?.title === "Units");
        feedTable().forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Up);
        tryVerify(() => feedPage().feed.title === "Incidents");
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }

    function test_feedsThatHoldAText() {
        press(Qt.Key_E, Qt.ControlModifier);
        tryVerify(() => feedRows().length === 5);
        const field = named("Filter the feeds");
        clickOn(() => field);
        for (const letter of "BROKER pass")
            keyClick(letter);
        tryVerify(() => feedRows().join() === "Units");
        for (const letter of "x")
            keyClick(letter);
        tryVerify(() => named("Nothing found") !== null);
        press(Qt.Key_Escape);
        tryVerify(() => feedRows().length === 5);
        const which = named("Which feeds: All");
        which.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Right);
        tryVerify(() => feedRows().join() === "Incidents,Units");
        // One that recovers leaves the list; a new problem comes into it.
        const [incidents, speeds] = ["Incidents", "Link speeds"].map(title => Registry.feeds.find(f => f.title === title));
        incidents.state = FeedStatus.Live;
        incidents.changed();
        speeds.state = FeedStatus.Degraded;
        speeds.changed();
        tryVerify(() => JSON.stringify(feedRows()) === JSON.stringify(["Link speeds", "Units"]));
        incidents.state = FeedStatus.Stale;
        speeds.state = FeedStatus.Live;
        speeds.changed();
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }

    function test_feedPage() {
        const units = Registry.feeds.find(f => f.title === "Units");
        clickOn(() => named("Units, down"));
        tryVerify(() => feedPage()?.feed === units);
        const page = feedPage();
        tryCompare(page, "settled", true);
        tryVerify(() => named("Rejected: 3, notice") !== null);
        tryVerify(() => named("Endpoint: mqtts://broker.city.example:8883/safety/units/#") !== null);
        tryVerify(() => named("Kept: all for 30 days, then hourly values up to an age of 2 years") !== null);
        verify(shown("As it came"));
        // A message of three, as it came; it stays while others come.
        tryVerify(() => named("Message of 14:20:04.000, 0 accepted, 1 rejected") !== null);
        const second = named("Message of 14:20:04.000, 0 accepted, 1 rejected");
        compare(second.Accessible.description, "position missing");
        second.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        const raw = items(page, i => i instanceof RawText)[0];
        compare(raw.text, "<event version=\"2.0\" uid=\"E11\" type=\"a-f-G\">");
        Registry["hear"](units);
        compare(raw.text, "<event version=\"2.0\" uid=\"E11\" type=\"a-f-G\">");
        clickOn(() => named("Follow again"));
        compare(raw.text, "<event version=\"2.0\" uid=\"E12\" type=\"a-f-G\">");
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }

    /*! The hour that is drawn is the clock's; where that is not the present, it says which. */
    function test_theHourByMinutesIsNamed() {
        shell.showFeed("safety.unit");
        tryVerify(() => feedPage() !== null);
        tryCompare(feedPage(), "settled", true);
        const said = beginning => items(feedPage(), i => i.visible && (i.text ?? "").startsWith(beginning)).length;
        compare(said("The last hour by minutes, at most "), 1);
        Clock.seek(Clock.nowMilliseconds - 3 * 3600000); // 14:32:05 in Chicago, less three hours
        tryVerify(() => said("Sat 21 Nov 10:32–11:32 by minutes, at most ") === 1);
        compare(said("The last hour"), 0);
        tryVerify(() => items(feedPage(), i => i.Accessible.name.startsWith("Observations a minute, Sat 21 Nov 10:32–11:32, at most ")).length === 1);
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }

    SignalSpy { id: paused; signalName: "pauseAsked" }
    SignalSpy { id: restarted; signalName: "restartAsked" }

    /*! Of the whole city the status bar names the feeds that need attention, and says so where none does. */
    function test_statusOfTheWholeCity() {
        press(Qt.Key_0);
        tryVerify(() => named("Units, down") !== null && named("Link speeds, live") === null);
        verify(!shown("none needs attention"));
        const ill = Registry.feeds.filter(f => [FeedStatus.Stale, FeedStatus.Down].includes(f.state) || f.progress < 1);
        const before = ill.map(f => ({ feed: f, state: f.state, progress: f.progress }));
        for (const f of ill) {
            f.state = FeedStatus.Live;
            f.progress = 1;
            f.changed();
        }
        tryVerify(() => shown("none needs attention"));
        for (const { feed, state, progress } of before) {
            feed.state = state;
            feed.progress = progress;
            feed.changed();
        }
        tryVerify(() => !shown("none needs attention"));
    }

    /*! What feeds do each second takes neither the keyboard's place in the status bar nor its hint, whoever comes and goes. */
    function test_statusKeepsTheKeyboardsPlace() {
        const units = Registry.feeds.find(f => f.title === "Units");
        const speeds = Registry.feeds.find(f => f.title === "Link speeds");
        const air = Registry.feeds.find(f => f.title === "Air quality");
        const indicator = named("Units, down");
        indicator.forceActiveFocus(Qt.TabFocusReason);
        verify(indicator.visualFocus);
        for (const f of [units, speeds]) {
            f.accepted += 1;
            f.changed();
        }
        air.state = FeedStatus.Degraded;
        air.changed();
        tryVerify(() => items(shell.contentItem, i => i.visible && i instanceof FeedIndicator && i.feed === air).length === 1);
        air.state = FeedStatus.Stopped;
        air.changed();
        tryVerify(() => items(shell.contentItem, i => i.visible && i instanceof FeedIndicator && i.feed === air).length === 0);
        compare(shell.activeFocusItem, indicator);
        verify(indicator.visualFocus);
        for (const f of [units, speeds]) {
            f.accepted -= 1;
            f.changed();
        }
    }

    function test_whatStopsDataAsksFirst() {
        const units = Registry.feeds.find(f => f.title === "Units");
        paused.target = units;
        restarted.target = units;
        paused.clear();
        restarted.clear();
        shell.showFeed("safety.unit");
        tryVerify(() => feedPage() !== null);
        clickOn(() => named("Pause …"));
        compare(paused.count, 0);
        press(Qt.Key_Escape); // takes the question back, no more
        tryVerify(() => feedPage() !== null && named("Pause …") !== null);
        press(Qt.Key_Return);
        press(Qt.Key_Return);
        compare(paused.count, 1);
        compare(paused.signalArguments[0][0], true);
        units.state = FeedStatus.Paused;
        units.changed();
        tryVerify(() => named("Pause …") === null);
        clickOn(() => named("Resume"));
        compare(paused.signalArguments[1][0], false);
        clickOn(() => named("Restart …"));
        clickOn(() => named("Leave it running"));
        compare(restarted.count, 0);
        clickOn(() => named("Restart …"));
        clickOn(() => named("Restart the feed"));
        compare(restarted.count, 1);
        units.state = FeedStatus.Down;
        units.changed();
        // What another source cannot do is not offered.
        shell.showFeed("environment.air");
        tryVerify(() => feedPage()?.feed.title === "Air quality");
        tryVerify(() => named("Kept: all, for ever") !== null);
        verify(named("Pause …") === null && named("Restart …") === null);
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }

    FeedList { id: feedList }

    /*! What a script was given is not the script's. */
    function test_feedsOutliveTheScriptsThatSawThem() {
        for (let row = 0; row < feedList.count; ++row)
            verify(feedList.at(row).title !== "");
        verify(feedList.worstOf("safety.unit").title !== "");
        gc();
        wait(0);
        gc();
        wait(0);
        verify(Registry.feeds.every(f => f !== null));
        compare(Registry.feeds.length, 5);
    }

    function test_theSimulatorIsTranslated() {
        const feed = Registry.feeds.find(f => f.source === "simulator");
        compare(FeedWords.source(feed), "simulator");
        verify(Language.use("zh_CN"));
        compare(FeedWords.source(feed), "模拟器");
        verify(FeedWords.place(feed).startsWith("模拟器"));
        verify(Language.use("en"));
    }

    function test_lagUntilReceivedAndUntilShown() {
        const units = Registry.feeds.find(f => f.feed === "safety.unit");
        compare(FeedWords.lag(units), "1.4 s + 40 ms");
        verify(FeedWords.lagHint(units).includes("received: 1.4 s") && FeedWords.lagHint(units).includes("shown: 40 ms"));
        shell.showFeed("safety.unit");
        tryVerify(() => named("Lag until received: 1.4 s")?.Accessible.description === "+ 40 ms until shown");
        units.shownLagMilliseconds = NaN; // as while the clock is in the past
        units.changed();
        compare(FeedWords.lag(units), "1.4 s");
        tryVerify(() => named("Lag until received: 1.4 s").Accessible.description === "until shown: –");
        verify(FeedWords.lagHint(units).includes("shown: not known"));
        units.lagMilliseconds = NaN;
        compare(FeedWords.lag(units), "–");
        units.lagMilliseconds = 1400;
        units.shownLagMilliseconds = 40;
        units.changed();
        compare([999.4, 1000, 9940, 10400, 75 * 60000, -120000].map(FeedWords.delay), ["999 ms", "1.0 s", "9.9 s", "10 s", "1 h 15 min", "2 min ahead"]);
    }

    function test_feedsForOtherPrograms() {
        feedList.filter = "units";
        const lines = feedList.csv(true).split("\r\n");
        compare(lines.length, 3);
        compare(lines[0], "module,feed,title,state,since,reason,source,endpoint,format,observationsPerMinute,lagSeconds,shownLagSeconds,accepted,rejected,"
            + "leftOut,dropped,queued,newest,simulated");
        // The fake city's present is 2026-11-21T20:32:05Z.
        compare(lines[1], "safety,safety.unit,Units,Down,2026-11-21T17:32:05Z,The broker refuses the password (reason code 0x86); "
            + "the next attempt in 4 min,mqtt,mqtts://broker.city.example:8883/safety/units/#,cot,0,1.4,0.04,1284902,3,0,0,0,"
            + "2026-11-21T20:20:05Z,");
        feedList.filter = "";
        compare(feedList.csv(false).split("\r\n").filter(line => line.endsWith(",SIMULATED")).length, 3);
        compare([feedList.total, feedList.live, feedList.problems], [5, 1, 2]);
        compare(feedList.worstOf("traffic.link-speed").title, "Link speeds");
        compare(feedList.worstOf("nothing"), null);
    }

    function test_fromAFeedToTheMap() {
        shell.showFeed("safety.incident");
        tryVerify(() => feedPage() !== null);
        clickOn(() => named("Show on the map"));
        tryCompare(Selection.entity, "valid", true);
        compare(Selection.module, "safety");
        compare(Selection.entity.id, "I-1042");
        tryVerify(() => feedTable() === null);
    }

    function test_kpiThatRestsOnFewerSources() {
        clickOn(() => named("Congested length: 62 % of sources"));
        tryVerify(() => feedRows().join() === "Link speeds,City sensors");
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
        tryVerify(() => named("Active incidents: feeds down") !== null);
    }

    function test_fromAMessageToTheMap() {
        shell.showFeed("safety.unit");
        tryVerify(() => feedPage() !== null);
        tryVerify(() => named("Message of 14:20:03.000, 1 accepted") !== null);
        const third = named("Message of 14:20:03.000, 1 accepted");
        third.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        const table = items(feedPage(), i => i.visible && i instanceof RawTable)[0];
        compare(table.model.rowCount(), 1);
        // 14:20:03 and two seconds less, in Chicago; E12 lies 0.02 degrees east of E10.
        compare([0, 1, 2, 3, 4].map(column => table.model.data(table.model.index(0, column), Qt.DisplayRole)),
            ["2026-11-21 14:20:01", "E12", "Engine 12", "speed 8.3, state enroute", "41.88000, -87.63000"]);
        named("Show its points").forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        tryVerify(() => feedTable() === null);
        tryCompare(marks().preview, "count", 1);
        compare(marks().preview.ringed[0].longitude, -87.63);
        const view = marks().map;
        tryVerify(() => Math.abs(view.center.longitude + 87.63) < 1e-4 && Math.abs(view.center.latitude - 41.88) < 1e-4);
        tryVerify(() => named("Units, message of 14:20:03: 1 point") !== null);
        clickOn(() => named("Back to the feed"));
        tryVerify(() => feedPage()?.feed.title === "Units");
        tryCompare(marks().preview, "count", 0);
        // One that was rejected has nothing to show.
        const second = named("Message of 14:20:04.000, 0 accepted, 1 rejected");
        second.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        verify(named("Show its points") === null);
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }
}
