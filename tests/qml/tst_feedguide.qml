// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall
import Citywall.Controls
import Citywall.Shell
import Citywall.Theme

FeedsTestCase {
    name: "FeedGuide"

    function guide(): FeedSourceForm {
        return items(shell.contentItem, i => i.visible && i instanceof FeedSourceForm)[0] ?? null;
    }
    function openGuide() {
        press(Qt.Key_E, Qt.ControlModifier);
        tryVerify(() => feedTable() !== null);
        press(Qt.Key_N, Qt.ControlModifier);
        tryVerify(() => guide() !== null && feedTable() === null);
    }

    function test_connectByKeys() {
        openGuide();
        // The address has the focus, and tells the kind.
        type("mqtts://broker.city.example");
        compare(guide().entry.kind, "mqtt");
        tryVerify(() => !named("Connect").enabled); // nobody knows yet what it is
        press(Qt.Key_Tab);
        type("city/bus/#, city/tram/#");
        press(Qt.Key_Return);
        compare(FeedSetup["asked"].address, "mqtts://broker.city.example");
        compare(FeedSetup["asked"].topics, ["city/bus/#", "city/tram/#"]);
        tryVerify(() => named("Stop") !== null);
        tryVerify(() => !named("Connect").enabled);
        FeedSetup["bring"]("vehicles");
        tryVerify(() => named("Vehicles, 3 accepted, 1 rejected") !== null);
        tryVerify(() => named("Accepted: 3") !== null);
        tryVerify(() => named("Rejected: 1, notice") !== null);
        tryVerify(() => named("position missing: 1 ×, notice") !== null);
        compare(items(shell.contentItem, i => i.visible && i.text === "{ \"id\":\"V4\" }").length, 1); // what came on three lines
        // The points are on the map, and the map looks at them.
        tryCompare(marks().preview, "count", 3);
        tryVerify(() => marks().preview.ringed.length === 3);
        compare(marks().preview.title, "Vehicles");
        // V1 lies at -87.68, 41.86, V3 at -87.64, 41.88.
        fuzzyCompare(marks().preview.box.x, -87.68, 1e-9);
        fuzzyCompare(marks().preview.box.width, 0.04, 1e-9);
        fuzzyCompare(marks().preview.box.height, 0.02, 1e-9);
        const connect = named("Connect");
        verify(connect.enabled);
        connect.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        compare(FeedSetup["written"].feed, "traffic.link-speed");
        compare(FeedSetup["written"].format, "gtfs-realtime");
        compare(FeedSetup["written"].topics, ["city/bus/#", "city/tram/#"]);
        compare(FeedSetup["replaced"], null);
        // The page of what now runs is open, and the map is as it was.
        tryVerify(() => feedPage()?.feed.title === "Link speeds");
        tryCompare(marks().preview, "count", 0);
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }

    function test_anotherFeedUnderstandsItToo() {
        openGuide();
        type("https://city.example/x");
        press(Qt.Key_Return);
        FeedSetup["bring"]("vehicles");
        // What takes nothing of it does not push the preview out of sight.
        tryVerify(() => named("Vehicles, 3 accepted, 1 rejected") !== null);
        compare(named("Units, 0 accepted, 4 rejected"), null);
        named("One more recognises it and takes nothing").click();
        tryVerify(() => named("Units, 0 accepted, 4 rejected") !== null);
        const units = named("Units, 0 accepted, 4 rejected");
        verify(units.Accessible.description.includes("no event"));
        units.forceActiveFocus(Qt.TabFocusReason);
        // What the keyboard reaches is seen, though the guide is longer than the window is high.
        const sheet = named("Connect").mapToItem(null, 0, 0).y;
        tryVerify(() => units.mapToItem(null, 0, units.height).y < sheet);
        press(Qt.Key_Return);
        compare(FeedSetup["interpreted"].feed, "safety.unit");
        compare(FeedSetup["interpreted"].format, "cot");
        tryVerify(() => guide().entry.feed === "safety.unit");
        // Another address: what was found is not true of it.
        const address = named("Address of the source");
        address.forceActiveFocus(Qt.TabFocusReason);
        type("y");
        compare(FeedSetup.stage, FeedSetup.Idle);
        tryVerify(() => guide().entry.feed === "");
        tryCompare(marks().preview, "count", 0);
        press(Qt.Key_Escape);
        tryVerify(() => guide() === null);
    }

    /*! What another kind does not know is not written for it, and is there again when its own kind comes back. */
    function test_optionsOfOtherKinds() {
        shell.showFeed("safety.unit");
        clickOn(() => named("Change …"));
        tryVerify(() => guide() !== null);
        compare(JSON.stringify(guide().entry.options), JSON.stringify({ ca: "/etc/city.pem", qos: 1 }));
        const address = named("Address of the source");
        address.forceActiveFocus(Qt.TabFocusReason);
        address.selectAll();
        type("wss://city.example");
        compare(guide().entry.kind, "websocket");
        compare(JSON.stringify(guide().entry.options), JSON.stringify({ ca: "/etc/city.pem" }));
        named("MQTT").click();
        compare(guide().entry.kind, "mqtt");
        compare(JSON.stringify(guide().entry.options), JSON.stringify({ ca: "/etc/city.pem", qos: 1 }));
        press(Qt.Key_Escape);
        tryVerify(() => guide() === null);
    }

    /*! Fields that are left as they were do not read the sample anew. */
    function test_whatIsNotChangedIsNotReadAgain() {
        openGuide();
        type("https://city.example/x");
        press(Qt.Key_Return);
        FeedSetup["bring"]("vehicles");
        tryVerify(() => named("Vehicles, 3 accepted, 1 rejected") !== null);
        clickOn(() => named("More …"));
        read.clear();
        const datum = named("Coordinate reference system of the positions");
        for (const field of [named("Files, separated by commas"), datum, named("Publisher and licence")])
            field.forceActiveFocus(Qt.TabFocusReason);
        compare(read.count, 0);
        datum.forceActiveFocus(Qt.TabFocusReason);
        type("GCJ-02");
        named("Publisher and licence").forceActiveFocus(Qt.TabFocusReason);
        compare(read.count, 1);
        compare(FeedSetup["interpreted"].datum, "GCJ-02");
        press(Qt.Key_Escape);
        tryVerify(() => guide() === null);
    }

    SignalSpy { id: read; target: FeedSetup; signalName: "sampleChanged" }

    function test_positionsElsewhere() {
        openGuide();
        type("https://city.example/x");
        press(Qt.Key_Return);
        FeedSetup["bring"]("elsewhere");
        tryVerify(() => named("On the map: 3, notice") !== null);
        tryVerify(() => items(shell.contentItem, i => i.visible && (i.text ?? "").startsWith("None of the positions lies in the city")).length === 1);
        press(Qt.Key_Escape);
        tryVerify(() => guide() === null);
    }

    function test_whatNobodyRecognises() {
        openGuide();
        type("https://city.example/x");
        press(Qt.Key_Return);
        FeedSetup["bring"]("unknown");
        tryVerify(() => named("No feed recognises it") !== null);
        tryVerify(() => items(shell.contentItem, i => i.visible && i.text === "What came: JSON: an object with id, x, y.").length === 1);
        tryVerify(() => !named("Connect").enabled);
        const mapping = named("File of a mapping");
        mapping.forceActiveFocus(Qt.TabFocusReason);
        type("/m/missing.json");
        press(Qt.Key_Return);
        tryVerify(() => items(shell.contentItem, i => i.visible && (i.text ?? "").startsWith("The mapping /m/missing.json cannot be read")).length === 1);
        tryVerify(() => !named("Connect").enabled);
        mapping.text = "";
        mapping.forceActiveFocus(Qt.TabFocusReason);
        type("/m/sensors.json");
        press(Qt.Key_Return);
        tryVerify(() => named("Incidents, 3 accepted, 1 rejected") !== null);
        tryVerify(() => guide().entry.feed === "safety.incident");
        compare(guide().entry.mapping, "/m/sensors.json");
        tryVerify(() => named("Connect").enabled);
        press(Qt.Key_Escape);
        tryVerify(() => guide() === null);
    }

    function test_sourceThatGivesNothing() {
        openGuide();
        type("https://full.example/x");
        press(Qt.Key_Return);
        // Escape stops the sampling, no more.
        press(Qt.Key_Escape);
        compare(FeedSetup.stage, FeedSetup.Idle);
        verify(guide() !== null);
        clickOn(() => named("Try it"));
        FeedSetup["bring"]("nothing");
        tryVerify(() => named("The source gives nothing") !== null);
        compare(named("The source gives nothing").Accessible.description, "The server answers 404 Not Found");
        clickOn(() => named("Try it again"));
        FeedSetup["bring"]("vehicles");
        tryVerify(() => named("Connect").enabled);
        // The disk is full: it says so, and stays.
        named("Connect").forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        tryVerify(() => items(shell.contentItem, i => i.visible && (i.text ?? "").includes("No space left")).length === 1);
        verify(guide() !== null);
        press(Qt.Key_Escape);
        tryVerify(() => guide() === null);
    }

    function test_changeAndTest() {
        const units = Registry.feeds.find(f => f.title === "Units");
        shell.showFeed("safety.unit");
        clickOn(() => named("Change …"));
        tryVerify(() => guide() !== null);
        compare(FeedSetup.stage, FeedSetup.Idle);
        compare(guide().entry.address, "mqtts://broker.city.example:8883");
        compare(named("Topics, separated by commas").text, "safety/units/#");
        compare(named("Name of the credential").text, "city-broker");
        const save = named("Save the change");
        verify(save.enabled); // without a sample, too: it may be only the publisher
        save.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Return);
        compare(FeedSetup["replaced"], units);
        compare(FeedSetup["written"].options.qos, 1);
        tryVerify(() => feedPage() !== null);
        shell.showFeed("safety.unit");
        clickOn(() => named("Test …"));
        tryCompare(FeedSetup, "stage", FeedSetup.Sampling);
        compare(FeedSetup["asked"].credential, "city-broker");
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => guide() === null);
    }

    function test_removeAsksAndIsUndone() {
        shell.showFeed("safety.unit");
        clickOn(() => named("Remove …"));
        compare(FeedSetup.removed, "");
        clickOn(() => named("Remove the feed"));
        compare(FeedSetup.removed, "Units");
        tryVerify(() => named("“Units” is not connected any more. What it brought stays in the history.") !== null);
        // The keyboard is at the list, at what stands in its place, though the page that it was at is gone.
        tryVerify(() => feedPage() === null && feedRows().join() === "Link speeds,City sensors,Incidents,Air quality");
        tryVerify(() => feedTable().activeFocus && feedTable().current?.title === "Air quality");
        press(Qt.Key_Up);
        compare(feedTable().current.title, "Incidents");
        clickOn(() => named("Undo"));
        compare(FeedSetup.removed, "");
        tryVerify(() => named("Undo") === null);
        tryVerify(() => feedRows().join() === "Link speeds,City sensors,Incidents,Units,Air quality");
        tryVerify(() => feedTable().activeFocus && feedTable().current?.title === "Incidents");
        press(Qt.Key_Down);
        press(Qt.Key_Return);
        tryVerify(() => feedPage()?.feed.title === "Units");
        // What nobody wants back is not spoken of any more.
        const [units, place] = [feedPage().feed, Registry.feeds.indexOf(feedPage().feed)];
        FeedSetup.remove(units);
        clickOn(() => named("“Units” is not connected any more. What it brought stays in the history.") ? named("Close") : null);
        tryVerify(() => named("Undo") === null);
        compare(FeedSetup.removed, "");
        tryVerify(() => feedTable().activeFocus);
        Registry["come"](units, place);
        // A simulation cannot be removed.
        shell.showFeed("environment.air");
        tryVerify(() => feedPage()?.feed.title === "Air quality");
        verify(named("Remove …") === null && named("Change …") === null);
        press(Qt.Key_Escape);
        press(Qt.Key_Escape);
        tryVerify(() => feedTable() === null);
    }
}
