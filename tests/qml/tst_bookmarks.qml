// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall
import Citywall.Controls
import Citywall.Shell
import Citywall.Theme

/*! Instants that were kept by name. */
ShellTestCase {
    id: test
    name: "Bookmarks"

    function rows(): list<var> {
        return items(shell.contentItem, i => i.visible && i instanceof BookmarkRow).sort((a, b) => a.index - b.index);
    }
    /*! None is left of another test. */
    function clear() {
        while (play().bookmarks.count > 0)
            play().bookmarks.remove(0);
    }

    function test_bookmarks() {
        clear();
        press(Qt.Key_Space);
        const then = Clock.nowMilliseconds - 2 * 3600000;
        Clock.seek(then);
        press(Qt.Key_B);
        tryVerify(() => focused("Name of the bookmark"));
        type("main burst");
        press(Qt.Key_Return);
        compare(play().bookmarks.count, 1);
        compare(Clock.nowMilliseconds, then);
        press(Qt.Key_Right, Qt.ShiftModifier);
        press(Qt.Key_B);
        tryVerify(() => rows().length === 1 && focused("Name of the bookmark"));
        press(Qt.Key_Return); // without a name it is called by its time
        compare(play().bookmarks.count, 2);
        press(Qt.Key_Right, Qt.ShiftModifier);
        press(Qt.Key_B);
        tryVerify(() => rows().length === 2);
        // Rename …
        rows()[0].beginRenaming();
        press(Qt.Key_A, Qt.ControlModifier);
        type("repaired");
        press(Qt.Key_Return);
        tryVerify(() => rows()[0]?.name === "repaired");
        rows()[0].beginRenaming();
        type("never mind");
        press(Qt.Key_Escape); // … keeps the old name, and the list open
        tryVerify(() => rows()[0]?.name === "repaired");
        // Delete, and take it back.
        clickOn(() => named("Delete repaired (Del)"));
        tryVerify(() => rows().length === 1);
        clickOn(() => named("Undo"));
        tryVerify(() => rows().length === 2);
        // Go there.
        clickOn(() => items(rows()[0], i => i instanceof ListRow)[0]);
        compare(Clock.nowMilliseconds, then);
        tryVerify(() => rows().length === 0);
        // Its flag on the timeline leads there as well.
        press(Qt.Key_Left, Qt.ShiftModifier);
        const track = timeline().track;
        mouseClick(track, track.xOf(then) + 4, 5);
        compare(Clock.nowMilliseconds, then);
        // Another shell of this user has them too.
        tryVerify(() => createTemporaryObject(another, test).bookmarks.json === play().bookmarks.json);
        clear();
    }

    /*! Without a pointer: name two, rename one, delete one, take it back, go there. */
    function test_bookmarksByKeysAlone() {
        clear();
        press(Qt.Key_Space);
        const then = Clock.nowMilliseconds - 2 * 3600000;
        for (const [name, at] of [["first", then], ["second", then + 60000]]) {
            Clock.seek(at);
            press(Qt.Key_B);
            tryVerify(() => focused("Name of the bookmark"));
            type(name);
            press(Qt.Key_Return);
            tryVerify(() => rows().length === 0); // the list is closed
        }
        press(Qt.Key_B);
        tryVerify(() => rows().length === 2 && focused("Name of the bookmark"));
        press(Qt.Key_Down);
        tryVerify(() => focused("first"));
        verify(shell.activeFocusItem.visualFocus); // it is to be seen
        press(Qt.Key_Down);
        tryVerify(() => focused("second"));
        verify(shell.activeFocusItem.visualFocus);
        press(Qt.Key_Down); // there is no further one
        tryVerify(() => focused("second"));
        press(Qt.Key_F2);
        tryVerify(() => focused("Name of the bookmark"));
        press(Qt.Key_Space);
        press(Qt.Key_Return); // it says why that is refused
        const refused = () => items(shell.contentItem, i => i.visible && i.text === "A bookmark needs a name.").length;
        tryVerify(() => refused() === 1);
        compare(shell.activeFocusItem.Accessible.description, "A bookmark needs a name.");
        press(Qt.Key_Escape);
        tryVerify(() => focused("second") && refused() === 0);
        press(Qt.Key_F2);
        tryVerify(() => focused("Name of the bookmark"));
        type("third"); // in place of what is selected
        press(Qt.Key_Return);
        tryVerify(() => focused("third"));
        press(Qt.Key_Up);
        tryVerify(() => focused("first"));
        press(Qt.Key_Delete);
        tryVerify(() => rows().length === 1 && focused("third")); // the keyboard is not lost
        press(Qt.Key_Delete);
        tryVerify(() => rows().length === 0 && focused("Name of the bookmark"));
        compare(play().bookmarks.count, 0);
        const undo = named("Undo");
        undo.forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Space);
        tryVerify(() => rows().length === 1 && focused("Name of the bookmark"));
        press(Qt.Key_Down);
        tryVerify(() => focused("third"));
        press(Qt.Key_Return);
        compare(Clock.nowMilliseconds, then + 60000);
        tryVerify(() => rows().length === 0);
        clear();
    }

    Component {
        id: another
        PlaybackControl {
            model: TimelineModel { }
            lanes: []
        }
    }
}
