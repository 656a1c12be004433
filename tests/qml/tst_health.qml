// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Shell
import Citywall.Theme

/*! What the shell says of a history that is damaged, or that stores nothing. */
ShellTestCase {
    id: test
    name: "Health"

    readonly property string full: "The disk is full: nothing is stored."
    property list<string> usual

    function cleanup() {
        HistoryHealth.refuse("");
        HistoryHealth.lose("traffic.link-speed", 0, 0);
        if (usual.length > 0)
            City.notices = usual;
    }
    function track(): TimelineTrack {
        return items(shell.contentItem, i => i instanceof TimelineTrack)[0];
    }
    function marks(): list<var> {
        return items(track(), i => i.visible && i.Accessible.name.includes("damaged and left out"));
    }

    function test_statusBarSaysSoForAsLongAsItIs() {
        compare(named("Nothing is stored now"), null);
        HistoryHealth.refuse(full);
        tryVerify(() => named("Nothing is stored now") !== null);
        compare(named("Nothing is stored now").Accessible.description, full);
        HistoryHealth.refuse("");
        tryVerify(() => named("Nothing is stored now") === null);
    }

    function test_whatComesAgainIsToldAgain() {
        usual = City.notices;
        const banner = items(shell.contentItem, i => i instanceof NoticeBanner)[0];
        const before = banner.shown.length;
        City.notices = [...usual, full];
        tryVerify(() => named(full) !== null);
        banner.dismissed = [...banner.dismissed, full];
        tryVerify(() => named(full) === null);
        City.notices = [...usual, full, "Another."]; // it stays put away
        tryVerify(() => named("Another.") !== null);
        compare(named(full), null);
        City.notices = usual;
        tryCompare(banner.shown, "length", before);
        City.notices = [...usual, full];
        tryVerify(() => named(full) !== null);
    }

    function test_damageIsHatchedInItsLane() {
        const timeline = items(shell.contentItem, i => i instanceof Timeline)[0];
        const lane = timeline.lanes.findIndex(l => l.id === "traffic.link-speed");
        verify(lane >= 0);
        compare(marks().length, 0);
        const model = track().model;
        const begin = Math.round(model.begin + model.span / 4);
        HistoryHealth.lose("traffic.link-speed", begin, begin + model.span / 2);
        tryVerify(() => marks().length === 1);
        const mark = marks()[0];
        const at = mark.mapToItem(track(), 0, 0);
        fuzzyCompare(at.x, track().width / 4, 1);
        fuzzyCompare(mark.width, track().width / 2, 1);
        verify(at.y >= track().laneHeight * lane / timeline.lanes.length - 1);
        verify(at.y + mark.height <= track().laneHeight * (lane + 1) / timeline.lanes.length + 3);
        verify(mark.Accessible.name.startsWith(timeline.lanes[lane].title + ": "));
        // A moment can be seen as well; what lies elsewhere is not drawn at the edge.
        HistoryHealth.lose("traffic.link-speed", begin, begin + 1);
        tryVerify(() => marks().length === 1 && marks()[0].width >= 4);
        HistoryHealth.lose("traffic.link-speed", model.end + 1000, model.end + 2000);
        tryVerify(() => marks().length === 0);
    }
}
