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

    function test_kpiThatRestsOnFewerSources() {
        clickOn(() => named("Congested length: 62 % of sources"));
        tryVerify(() => feedRows().join() === "Link speeds,City sensors");
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
        tryVerify(() => named("Active incidents: 0 % of sources") !== null); // reports, whose one source is stale
        const incidents = Registry.feeds.filter(f => f.feed === "safety.incident")[0];
        incidents.state = FeedStatus.Live;
        tryVerify(() => named("Active incidents: feeds down") !== null); // units', another of the department's
        incidents.state = FeedStatus.Stale;
    }
}
