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

/*! One feed: what it brings, and the way from it to the map. */
FeedsTestCase {
    name: "FeedPage"

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

    function test_fromAFeedToTheMap() {
        shell.showFeed("safety.incident");
        tryVerify(() => feedPage() !== null);
        clickOn(() => named("Show on the map"));
        tryCompare(Selection.entity, "valid", true);
        compare(Selection.module, "safety");
        compare(Selection.entity.id, "I-1042");
        tryVerify(() => feedTable() === null);
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
