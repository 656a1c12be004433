// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Citywall
import Citywall.Controls
import Citywall.Shell
import Citywall.Theme

/*! Tests of the feeds panel in a whole shell. */
ShellTestCase {
    function feedTable(): FeedTable {
        return items(shell.contentItem, i => i.visible && i instanceof FeedTable)[0] ?? null;
    }
    function feedRows(): list<string> {
        return items(shell.contentItem, i => i.visible && i instanceof FeedRow).sort((a, b) => a.y - b.y).map(row => row.feed.title);
    }
    function feedPage(): FeedPage {
        return items(shell.contentItem, i => i.visible && i instanceof FeedPage)[0] ?? null;
    }
    function shown(text: string): bool {
        return items(shell.contentItem, i => i.visible && i.text === text).length > 0;
    }
    function marks(): FeedMarks {
        return items(shell.contentItem, i => i instanceof FeedMarks)[0] ?? null;
    }
}
