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

/*! Over the timeline nothing lies over anything else, however wide the window is and whatever it speaks. */
ShellTestCase {
    id: test
    name: "TimelineBar"

    function bar(): TimelineBar {
        return items(shell.contentItem, i => i instanceof TimelineBar)[0];
    }
    function parts(): list<var> {
        return items(bar(), i => i.parent === bar() && i.visible).sort((a, b) => a.x - b.x);
    }
    /*! What is wrong with how the bar is laid out; empty = nothing. */
    function fault(): string {
        const there = parts();
        for (let i = 0; i < there.length; ++i) {
            const end = there[i].x + there[i].width;
            const next = i + 1 < there.length ? there[i + 1].x : bar().width + 0.5;
            if (end > next)
                return there[i] + " ends at " + end + ", the next begins at " + next;
            // The empty room between is as wide as it happens to be.
            if (there[i].implicitWidth > there[i].width + 0.5)
                return there[i] + " needs " + there[i].implicitWidth + " and has " + there[i].width;
            if (Math.abs(there[i].y + there[i].height / 2 - bar().height / 2) > 1)
                return there[i] + " is not in the middle";
        }
        const cut = items(bar(), i => i instanceof Text && i.visible && (i.truncated || i.contentWidth > i.width + 0.5));
        if (cut.length > 0)
            return "cut off: " + cut[0].text;
        const high = items(bar(), i => i.visible && i instanceof ActionButton && i.height > Theme.target);
        return high.length > 0 ? "higher than the others: " + high[0].text : "";
    }

    function test_nothingOverlaps_data(): list<var> {
        return [{ tag: "English", language: "en" }, { tag: "Chinese", language: "zh_CN" }];
    }
    function test_nothingOverlaps(row: var) {
        verify(Language.use(row.language));
        Clock.seek(Clock.nowMilliseconds - 3 * 86400000 - 4 * 3600000 - 25 * 60000); // a long word on the button that leads back
        const now = Clock.nowMilliseconds;
        for (const width of [1024, 1280, 1920]) {
            shell.width = width;
            tryVerify(() => bar().barLength !== "" && bar().width > width - 200 && bar().width < width);
            tryVerify(() => fault() === "", 5000, width + " wide");
            verify(bar().playback.setLoop(now - 26 * 3600000, now + 90 * 60000));
            tryVerify(() => fault() === "", 5000, width + " wide, with a loop");
            bar().playback.endLoop();
        }
    }

    function test_whatIsNeededMostStays() {
        shell.width = 1920;
        tryVerify(() => bar().width > 1700 && bar().fits.wholly && bar().fits.air && bar().fits.slider);
        shell.width = 1024;
        tryVerify(() => bar().width < 1000 && !bar().fits.wholly && !bar().fits.spans);
        verify(named("Jump to a time") !== null);
        verify(named("Bookmarks (B)") !== null);
        shell.width = 1280;
        tryVerify(() => bar().fits.spans && bar().fits.brief);
    }

    function test_aProblemIsRead() {
        shell.width = 1024;
        const words = "The history cannot be read: the disk is gone, and with it all that was ever observed in this city";
        bar().playback.tell(words);
        const told = () => items(bar(), i => i instanceof Text && i.visible && i.text === words)[0] ?? null;
        tryVerify(() => told() !== null && told().width >= 200 && told().truncated);
        const hint = () => items(shell.contentItem, i => i.visible && i instanceof Text && i.text === words && !i.truncated)[0] ?? null;
        compare(hint(), null);
        mouseMove(told(), told().width / 2, told().height / 2); // the pointer reads all of it
        tryVerify(() => hint() !== null);
        bar().playback.tell("");
        tryVerify(() => told() === null);
    }

    function cleanup() {
        Language.use("en");
    }
}
