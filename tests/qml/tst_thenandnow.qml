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
    name: "ThenAndNow"

    function cleanup() {
        Language.use("en");
        Comparison.keep(4);
        Comparison.end();
        shell.comparisonView = "beside";
    }
    function tile(id: string): KpiTile {
        return items(shell.contentItem, i => i.visible && i instanceof KpiTile && i.kpi.kpiId === id)[0] as KpiTile;
    }
    function line(): Item {
        return named("Line between now and then");
    }
    function saying(text: string): Item {
        return items(shell.contentItem, i => i.visible && i.text === text)[0] ?? null;
    }

    function test_beginsAndEndsByKeyAndRemembersTheDistance() {
        compare(line(), null);
        shell.compareWith(28, 0);
        verify(line());
        press(Qt.Key_D, Qt.ControlModifier);
        verify(!Comparison.active);
        compare(line(), null);
        shell.compareWith(7, 0);
        Comparison.end();
        press(Qt.Key_D, Qt.ControlModifier);
        verify(Comparison.active);
        compare(Comparison.days, 7);
        verify(line());
    }

    function test_keyFiguresAreComparedWithThen() {
        compare(tile("traffic.speed").comparison, "3\u00a0km/h more than usual for this hour"); // 34 against 31
        Comparison.begin(7, 0);
        compare(tile("traffic.speed").comparison, "40\u00a0km/h a week earlier: −6\u00a0km/h, worse"); // 34 now
        compare(tile("traffic.tti").comparison, "a week earlier: not known");
        Comparison.begin(1, 0);
        compare(tile("traffic.speed").comparison, "40\u00a0km/h a day earlier: −6\u00a0km/h, worse");
        Comparison.beginUsual();
        compare(tile("traffic.speed").comparison, "usual 40\u00a0km/h: −6\u00a0km/h, worse");
        Comparison.end();
        compare(tile("traffic.speed").comparison, "3\u00a0km/h more than usual for this hour");
    }

    /*! By the keyboard alone once the menu is open; the fake day is at 14:32:05. */
    function test_anotherTime() {
        clickOn(() => named("Then and now (Ctrl D)"));
        tryVerify(() => named("Another time") !== null);
        for (let i = 0; i < 5; ++i) // behind the four distances
            press(Qt.Key_Down);
        tryVerify(() => focused("Another time"));
        const field = shell.activeFocusItem;
        type("no");
        press(Qt.Key_Return);
        verify(field.invalid);
        verify(saying("Not a time. For example: 14:30 · yesterday 8:00 · 2026-11-20 08:15 · −2h"));
        verify(!Comparison.active);
        type("x"); // what is typed on is not wrong yet
        verify(!field.invalid);
        field.clear();
        type("23:30");
        press(Qt.Key_Return);
        verify(saying("Only a time before Sat 21 Nov 14:32"));
        verify(!Comparison.active);
        field.clear();
        type("08:00");
        press(Qt.Key_Return);
        verify(Comparison.active);
        compare(Comparison.days, 0);
        compare(Comparison.moreMilliseconds, ((6 * 60 + 32) * 60 + 5) * 1000);
        verify(saying("Sat 21 Nov 08:00"));
        compare(KpiWords.then, "6 h 32 min earlier");
        tryVerify(() => named("Another time") === null); // the menu is closed
        // Again: what was typed is gone, and it is what is compared with.
        clickOn(() => named("Then and now (Ctrl D)"));
        tryVerify(() => named("Another time") !== null);
        compare(field.text, "");
        compare(field.iconName, "check");
        press(Qt.Key_Escape);
        // The next Ctrl D remembers it.
        tryVerify(() => named("Another time") === null);
        Comparison.end();
        press(Qt.Key_D, Qt.ControlModifier);
        compare(Comparison.moreMilliseconds, ((6 * 60 + 32) * 60 + 5) * 1000);
        shell.compareWith(7, 0);
    }

    /*! In Chinese the time stands before the value. */
    function test_keyFiguresInChinese() {
        verify(Language.use("zh_CN"));
        Comparison.begin(1, 0);
        compare(tile("traffic.speed").comparison, "一天前 40\u00a0km/h：−6\u00a0km/h、较差");
        Comparison.begin(7, 0);
        compare(tile("traffic.speed").comparison, "一周前 40\u00a0km/h：−6\u00a0km/h、较差");
    }

    /*! How then stands to now can be changed with the mouse, however narrow the window is. */
    function test_viewsByMouse_data() {
        const rows = [];
        for (const language of ["en", "zh_CN"])
            for (const width of [1024, 1280, 1456, 1920])
                for (const usual of [false, true])
                    rows.push({ tag: language + " " + width + (usual ? " usual" : ""), language, width, usual });
        return rows;
    }
    function test_viewsByMouse(data) {
        verify(Language.use(data.language));
        shell.width = data.width;
        tryVerify(() => shell.contentItem.width === data.width);
        if (data.usual)
            Comparison.beginUsual();
        else
            Comparison.begin(365, 0); // with its year
        const stage = items(shell.contentItem, i => i instanceof ThenAndNow)[0];
        const segments = items(stage, i => i instanceof SegmentedControl)[0];
        const button = items(stage, i => i instanceof ActionButton && i.parent === segments.parent)[0];
        const inside = i => { const at = i.mapToItem(stage, 0, 0); return at.x >= 0 && at.x + i.width <= stage.width && at.y + i.height <= stage.height; };
        for (const view of ["beside", "over", "difference", "beside"]) {
            const index = stage.views.indexOf(view);
            waitForPolish(shell);
            tryVerify(() => segments.visible !== button.visible);
            const control = segments.visible ? segments : button;
            tryVerify(() => inside(control), 2000, "in " + shell.comparisonView);
            // Over none of the words.
            const label = items(stage, i => i.visible && i.caption !== undefined && i.time !== undefined).pop();
            const own = () => control.mapToItem(stage, 0, 0, control.width, control.height);
            tryVerify(() => own().x >= label.x + label.width || own().y >= label.y + label.height, 2000, "the label is covered");
            if (segments.visible) {
                const segment = items(segments, i => i.index === index)[0];
                mouseClick(segment);
            } else {
                mouseClick(button);
                const row = () => items(shell.contentItem, i => i.visible && i instanceof MenuRow && i.text === button.parent.titles[index])[0] ?? null;
                tryVerify(() => row() !== null);
                mouseClick(row());
            }
            tryCompare(shell, "comparisonView", view, 5000, "by " + control);
            compare(segments.currentIndex, index);
        }
    }

    /*! Wherever the line is, the times stand on the maps and over nothing. */
    function test_timesWhereverTheLineIs_data() {
        const rows = [];
        for (const width of [1024, 1280, 1920])
            for (const share of [0.1, 0.3, 0.5, 0.7, 0.9])
                rows.push({ tag: width + " at " + share, width, share });
        return rows;
    }
    function test_timesWhereverTheLineIs(data) {
        shell.width = data.width;
        tryVerify(() => shell.contentItem.width === data.width);
        const stage = items(shell.contentItem, i => i instanceof ThenAndNow)[0];
        stage.share = data.share;
        for (const usual of [true, false]) {
            if (usual)
                Comparison.beginUsual();
            else
                Comparison.begin(365, 0);
            waitForPolish(shell);
            const [now, then] = items(stage, i => i.visible && i.caption !== undefined && i.time !== undefined);
            const choice = items(stage, i => i instanceof SegmentedControl)[0].parent;
            for (const label of [now, then])
                verify(label.x >= 0 && label.x + label.width <= stage.width, label.caption + " runs out");
            const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            verify(apart(now, then), "now is over then");
            verify(apart(now, choice) && apart(then, choice), "the choice is over a time");
        }
    }

    /*! What is missing is told beside the layers' card or above it, and under the times; these are above the card as well. */
    function test_noticesLieOverNothing_data() {
        const rows = [];
        for (const width of [1024, 1280, 1920, 3840])
            for (const view of ["none", "beside", "over", "difference"])
                rows.push({ tag: width + " " + view, width, view });
        return rows;
    }
    function test_noticesLieOverNothing(data) {
        shell.width = data.width;
        tryVerify(() => shell.contentItem.width === data.width);
        if (data.view !== "none") {
            shell.comparisonView = data.view;
            Comparison.begin(365, 0);
        }
        const notices = items(shell.contentItem, i => i instanceof NoticeBanner)[0];
        verify(notices.shown.length > 0);
        const layers = items(shell.contentItem, i => i instanceof LayerCard)[0];
        const comparison = items(shell.contentItem, i => i instanceof ThenAndNow)[0];
        const stage = items(shell.contentItem, i => i instanceof MapStage)[0];
        const placed = i => i.mapToItem(null, 0, 0, i.width, i.height);
        const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        const others = () => [layers, ...items(comparison, i => i.visible && i.caption !== undefined && i.time !== undefined),
            ...items(comparison, i => i.visible && i instanceof SegmentedControl)];
        for (const folded of [false, true]) {
            if (layers.open === folded)
                layers.foldRequested();
            tryVerify(() => layers.open !== folded);
            verify(notices.visible && notices.width > 200 && notices.height > 0, notices.width + " x " + notices.height);
            for (const other of others()) {
                tryVerify(() => apart(placed(notices), placed(other)), 2000, "the notices lie over " + other);
                tryVerify(() => other === layers || apart(placed(layers), placed(other)), 2000, other + " lies over the layers");
            }
            verify(placed(notices).left >= placed(stage).left && placed(notices).right <= placed(stage).right, "the notices run out");
        }
        layers.foldRequested();
    }

    function test_usualByKey() {
        press(Qt.Key_U, Qt.ControlModifier);
        verify(Comparison.usual);
        verify(saying("Saturday 14:00–15:00"));
        verify(saying("median of 4 weeks"));
        compare(KpiWords.wanting(-1), "");
        compare(KpiWords.wanting(2), "");
        compare(KpiWords.wanting(1), "nothing usual is known of what is shown"); // though the feeds reach back far enough
        Comparison.keep(1);
        verify(saying("only one week before is kept"));
        verify(!saying("median of 4 weeks"));
        Comparison.keep(0);
        verify(saying("no week before is kept"));
        press(Qt.Key_U, Qt.ControlModifier);
        verify(!Comparison.active);
        press(Qt.Key_D, Qt.ControlModifier); // what it was last
        verify(Comparison.usual);
        press(Qt.Key_D, Qt.ControlModifier);
        shell.compareWith(7, 0);
        Comparison.end();
        press(Qt.Key_D, Qt.ControlModifier);
        verify(!Comparison.usual);
    }

    function test_viewsByKey() {
        press(Qt.Key_D, Qt.ControlModifier | Qt.ShiftModifier); // nothing is compared
        compare(shell.comparisonView, "beside");
        shell.compareWith(7, 0);
        const stage = items(shell.contentItem, i => i instanceof MapStage)[0] as MapStage;
        const half = stage.width;
        press(Qt.Key_D, Qt.ControlModifier | Qt.ShiftModifier);
        compare(shell.comparisonView, "over");
        verify(stage.width > half);
        verify(line());
        press(Qt.Key_D, Qt.ControlModifier | Qt.ShiftModifier);
        compare(shell.comparisonView, "difference");
        verify(stage.difference);
        verify(!line());
        verify(saying("Nothing of what is shown can be subtracted")); // the fake layers have no surfaces
        verify(saying("Now less"));
        const without = "Without Congestion: of single events, states and classes there is no difference. Beside or over shows them.";
        compare(KpiWords.without(stage.unsubtracted), without);
        verify(saying(without));
        press(Qt.Key_D, Qt.ControlModifier | Qt.ShiftModifier);
        compare(shell.comparisonView, "beside");
        compare(stage.width, half);
        verify(!stage.difference);
        verify(!saying(without)); // both maps show it
    }

    function test_anotherYearIsSaid() {
        Comparison.begin(7, 0);
        verify(saying("Sat 14 Nov 14:32"));
        Comparison.begin(365, 0);
        verify(saying("Fri 21 Nov 2025 14:32"));
    }

    function test_theLineIsMoved() {
        Comparison.begin(7, 0);
        const middle = line().x;
        line().forceActiveFocus(Qt.TabFocusReason);
        press(Qt.Key_Left);
        verify(line().x < middle);
        const x = line().x;
        mouseDrag(line(), line().width / 2, line().height / 4, 100, 0);
        verify(line().x > x);
    }

    function test_words_data() {
        return [
            { tag: "hour", days: 0, milliseconds: 3600000, words: "an hour earlier" },
            { tag: "hours", days: 1, milliseconds: 7200000, words: "26 hours earlier" },
            { tag: "minutes", days: 0, milliseconds: 5460000, words: "1 h 31 min earlier" },
            { tag: "many hours", days: 0, milliseconds: 32 * 86400000, words: "32 d earlier" },
            { tag: "day", days: 1, milliseconds: 0, words: "a day earlier" },
            { tag: "days", days: 3, milliseconds: 0, words: "3 days earlier" },
            { tag: "week", days: 7, milliseconds: 0, words: "a week earlier" },
            { tag: "weeks", days: 28, milliseconds: 0, words: "4 weeks earlier" }
        ];
    }
    function test_words(data) {
        compare(KpiWords.earlier(data.days, data.milliseconds), data.words);
    }
}
