// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall
import Citywall.Controls
import Citywall.Shell
import Citywall.Theme

/*! Tests of a whole shell: a new one for each, live and at home, with the traffic module chosen. */
TestCase {
    id: test

    when: windowShown
    width: 200
    height: 100

    property Main shell

    Component {
        id: shellComponent
        Main { width: 1280; height: 720 }
    }

    function initTestCase() {
        Theme.animate = false;
    }
    function init() {
        Theme.textScale = 1;
        Selection.home();
        Selection.module = "traffic";
        Clock.goLive();
        shell = createTemporaryObject(shellComponent, test);
        verify(shell);
        shell.requestActivate();
        tryCompare(shell, "active", true);
        tryCompare(shell, "settled", true);
    }

    function items(root: Item, keep: var): list<var> {
        let found = keep(root) ? [root] : [];
        for (let i = 0; i < root.children.length; ++i)
            found = found.concat(items(root.children[i], keep));
        return found;
    }
    function named(name: string): Item {
        return items(shell.contentItem, i => i.visible && i.Accessible.name === name)[0] ?? null;
    }
    /*! Clicks on what is found, once it is there and where it belongs. */
    function clickOn(find: var) {
        tryVerify(() => (find() ?? null) !== null);
        waitForPolish(shell);
        mouseClick(find());
    }
    function focused(name: string): bool {
        return shell.activeFocusItem?.Accessible.name === name;
    }
    function press(key: int, modifiers = Qt.NoModifier) {
        keyClick(key, modifiers);
    }
    function type(text: string) {
        for (const letter of text)
            keyClick(letter);
    }
    function timeline(): Timeline {
        return items(shell.contentItem, i => i instanceof Timeline)[0];
    }
    function play(): PlaybackControl {
        return timeline().playback;
    }
}
