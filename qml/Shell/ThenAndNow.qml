// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    The map of then beside that of now, or over it, with a line between them that can be dragged; both look at the same place, and each
    says which time it shows. Or one map of what is more or less now. Fills what holds the stage; the stage is as wide as `stageWidth`.
*/
Item {
    id: comparison

    required property MapStage now
    /*! "beside", "over": what is left of the line is now, what is right of it then, at the same places; or "difference". */
    property string view: "beside"
    property real share: 0.5
    readonly property bool difference: visible && view === "difference"
    readonly property real edge: Math.round(width * share)
    readonly property real stageWidth: visible && view === "beside" ? edge : width
    /*! How far down, from the top of the stage, it stands under words and buttons. */
    readonly property real foot: footUntil(stageWidth)
    /*! Where then is to be seen. */
    readonly property real thenLeft: difference ? 0 : edge
    /*! The map that shows the usual, or what now differs from it; null = not yet. */
    readonly property var usual: difference ? now : host.children.length > 0 ? host.children[0] : null
    /*! In how many weeks there is something of what that map shows. */
    readonly property int weeks: Math.min(Comparison.weeks, told < 0 ? Comparison.weeks : told)
    readonly property int told: Comparison.usual && usual !== null ? usual.usualWeeks : -1
    /*! Why there is nothing of then; empty = there is. */
    readonly property string wanting: KpiWords.wanting(Comparison.loading ? -1 : told)
    signal viewChosen(view: string)

    visible: Comparison.active

    function show() {
        if (Comparison.active && !difference)
            Comparison.showIn(host, now.view);
    }
    /*! The same of the stage's left, as far as there. */
    function footUntil(right: real): real {
        const words = [nowLabel, thenLabel, choice, unsubtracted];
        return visible ? Math.max(0, ...words.filter(i => i.visible && i.x < right).map(i => i.y + i.height)) : 0;
    }
    /*! The next view. */
    function turn() {
        viewChosen(views[(views.indexOf(view) + 1) % views.length]);
    }
    readonly property list<string> views: ["beside", "over", "difference"]
    function marks(layer: LayerDescriptor): string {
        return layer ? [layer.legendTitle, layer.legendNote, ...layer.legend.filter(entry => !/-(faded|stale|unknown)$/.test(entry.symbol)).map(entry => entry.label)].join("\n") : "";
    }
    /*! With its year where that is not the year of now. */
    function dated(milliseconds: double): string {
        return cityTime.format(milliseconds, "yyyy") === cityTime.format(Clock.nowMilliseconds, "yyyy") ? cityTime.dateTime(milliseconds)
            : cityTime.format(milliseconds, "ddd d MMM yyyy HH:mm");
    }
    onVisibleChanged: show()
    onDifferenceChanged: show()
    Component.onCompleted: show()

    CityTime { id: cityTime }

    component TimeLabel: Card {
        id: label
        property string caption
        property string time
        property string note
        property bool wanting: false
        readonly property real wholeWidth: Math.ceil(words.implicitWidth) + 2 * Theme.m
        width: Math.min(wholeWidth, comparison.width - 2 * Theme.m)
        height: words.implicitHeight + Theme.s
        /*! Where it should begin, but not beyond what it stands on. */
        function within(x: real): real {
            return Math.max(Theme.m, Math.min(x, comparison.width - width - Theme.m));
        }
        RowLayout {
            id: words
            anchors { left: parent.left; right: parent.right; leftMargin: Theme.m; rightMargin: Theme.m; verticalCenter: parent.verticalCenter }
            spacing: Theme.s
            CaptionText { text: label.caption }
            BodyText {
                Layout.fillWidth: true
                text: label.time
                font.features: Theme.numberFeatures
                font.weight: Font.Medium
            }
            CaptionText {
                Layout.fillWidth: true
                visible: text !== ""
                text: label.note
                color: label.wanting ? Theme.severityTextColor(1) : Theme.textMuted
            }
        }
        HoverHandler { id: pointer }
        Hint {
            visible: pointer.hovered && label.width < label.wholeWidth
            text: [label.caption, label.time, label.note].filter(word => word !== "").join(" ")
        }
    }
    Item {
        id: frame
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right; left: parent.left; leftMargin: comparison.edge }
        visible: !comparison.difference
        clip: true
        Item {
            id: host
            x: comparison.view === "over" ? -comparison.edge : 0
            width: comparison.view === "over" ? comparison.width : frame.width
            height: frame.height
        }
    }
    TimeLabel {
        id: nowLabel
        visible: !comparison.difference
        x: within(comparison.edge - Theme.m - width)
        y: Theme.m
        caption: qsTr("Now")
        time: cityTime.dateTime(Clock.nowMilliseconds)
    }
    TimeLabel {
        id: thenLabel
        x: within(comparison.difference ? (comparison.width - width) / 2 : comparison.edge + Theme.m)
        // Under the other where they would meet.
        y: nowLabel.visible && nowLabel.x + nowLabel.width + Theme.s > x ? nowLabel.y + nowLabel.height + Theme.s : Theme.m
        caption: Comparison.usual ? (comparison.difference ? qsTr("Now less what is usual for") : qsTr("Usual for"))
            : comparison.difference ? qsTr("Now less") : KpiWords.then
        time: Comparison.usual ? KpiWords.hour : isNaN(Comparison.nowMilliseconds) ? "" : comparison.dated(Comparison.nowMilliseconds)
        wanting: comparison.wanting !== ""
        note: wanting ? comparison.wanting : Comparison.usual ? KpiWords.method(comparison.weeks) : comparison.difference ? KpiWords.then : ""
    }
    Card {
        visible: comparison.difference && comparison.now.hoveredDifference !== "" && !comparison.now.differenceCarded
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.xl }
        width: reading.implicitWidth + 2 * Theme.m
        height: reading.implicitHeight + Theme.s
        BodyText {
            id: reading
            anchors.centerIn: parent
            text: comparison.now.hoveredDifference
            font.features: Theme.numberFeatures
        }
    }
    // What is chosen but not to be seen.
    Card {
        id: unsubtracted
        visible: comparison.difference && comparison.now.unsubtracted.length > 0
        anchors { top: choice.bottom; right: parent.right; margins: Theme.m }
        width: Math.min(Math.round(264 * Theme.textScale), comparison.width - 2 * Theme.m)
        height: without.height + 2 * Theme.m
        CaptionText {
            id: without
            x: Theme.m
            y: Theme.m
            width: parent.width - 2 * Theme.m
            wrapMode: Text.Wrap
            text: KpiWords.without(comparison.now.unsubtracted)
        }
    }
    // Why there is nothing to be seen.
    Card {
        id: empty
        readonly property string subtracting: comparison.difference && !Comparison.loading && comparison.now.differences === 0
            && !(comparison.now.across?.chosen ?? false) ? qsTr("Nothing of what is shown can be subtracted") : ""
        visible: comparison.wanting !== "" || subtracting !== ""
        x: comparison.thenLeft + (comparison.width - comparison.thenLeft - width) / 2
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Math.round(360 * Theme.textScale), comparison.width - comparison.thenLeft - 2 * Theme.m)
        height: why.height
        EmptyState {
            id: why
            x: Theme.m
            width: parent.width - 2 * Theme.m
            title: comparison.wanting !== "" ? comparison.wanting : empty.subtracting
            text: comparison.wanting === "" ? qsTr("Show a heat map, areas or places by a value, the roads, or the areas of all departments (0).")
                : Comparison.usual ? qsTr("What is usual at an hour needs the same hour of two weeks before it at least.")
                : Clock.bounds.begin.valid ? qsTr("The history reaches back to %1.").arg(cityTime.dateTime(Clock.bounds.begin.milliseconds)) : ""
        }
    }
    Timer {
        id: patience
        property bool over: false
        interval: 1000
        running: Comparison.active && Comparison.loading
        onRunningChanged: if (!Comparison.loading || !running && !Comparison.active)
            over = false
        onTriggered: over = Comparison.loading
    }
    Card {
        visible: patience.over && !empty.visible
        x: comparison.thenLeft + (comparison.width - comparison.thenLeft - width) / 2
        y: thenLabel.y + thenLabel.height + Theme.m
        width: Math.round(220 * Theme.textScale)
        height: waiting.height
        LoadingState {
            id: waiting
            text: Comparison.usual ? qsTr("Reading the weeks before …") : qsTr("Reading what was then …")
        }
    }
    // The marks of a scale may be others then.
    Card {
        id: scales
        readonly property list<LayerDescriptor> differing: Comparison.layers.filter(l => l.visible && (l.pinned || l.moduleId === Selection.module)
            && !silent.includes(l.title) && comparison.marks(l) !== comparison.marks(Registry.layers.find(other => other.layerId === l.layerId)))
        /*! Layers of which nothing usual can be told. */
        readonly property list<string> silent: host.children.length > 0 ? host.children[0].silentLayers : []
        visible: (differing.length > 0 || silent.length > 0) && !comparison.difference
        anchors { right: parent.right; bottom: parent.bottom; rightMargin: Theme.m; bottomMargin: Theme.m + Theme.xl }
        width: Math.min(Math.round(264 * Theme.textScale), parent.width - comparison.edge - 2 * Theme.m)
        height: legends.height + 2 * Theme.m
        Column {
            id: legends
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.m }
            spacing: Theme.m
            Repeater {
                model: scales.differing
                LegendCard {
                    required property LayerDescriptor modelData
                    width: legends.width
                    descriptor: modelData
                }
            }
            CaptionText {
                visible: scales.silent.length > 0
                width: legends.width
                wrapMode: Text.Wrap
                text: qsTr("Nothing usual is known of single events, and of what was kept for less than two weeks: %1").arg(scales.silent.join(qsTr(", ")))
            }
        }
    }
    Item {
        id: line
        x: comparison.edge - width / 2
        width: Theme.target
        height: parent.height
        visible: !comparison.difference
        activeFocusOnTab: true
        Accessible.role: Accessible.Splitter
        Accessible.name: qsTr("Line between now and then")
        Keys.onLeftPressed: comparison.share = Math.max(0.1, comparison.share - 0.05)
        Keys.onRightPressed: comparison.share = Math.min(0.9, comparison.share + 0.05)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 2
            height: parent.height
            color: Theme.accent
        }
        Rectangle {
            anchors.centerIn: parent
            width: 10
            height: 44
            radius: 5
            color: hover.hovered || drag.active ? Theme.accent : Theme.surface
            border { width: 1.5; color: Theme.accent }
            FocusRing { shown: line.activeFocus; gap: 2 }
        }
        HoverHandler {
            id: hover
            cursorShape: Qt.SplitHCursor
        }
        DragHandler {
            id: drag
            target: null
            xAxis.onActiveValueChanged: delta => comparison.share = Math.max(0.1, Math.min(0.9, comparison.share + delta / comparison.width))
            yAxis.enabled: false
        }
    }
    Card {
        id: choice
        /*! Beside the labels. */
        readonly property real room: comparison.width - Math.max(thenLabel.x + thenLabel.width, nowLabel.visible ? nowLabel.x + nowLabel.width : 0)
        readonly property bool wide: room > segments.implicitWidth + Theme.target + 4 * Theme.m
        readonly property list<string> titles: [qsTr("Beside"), qsTr("Over"), qsTr("Difference")]
        anchors { right: parent.right; margins: Theme.m }
        y: wide || room > width + 2 * Theme.m ? Theme.m : thenLabel.y + thenLabel.height + Theme.s
        readonly property Item way: wide ? segments : ways
        width: way.width + end.width + 2 * Theme.xs
        height: end.height
        SegmentedControl {
            id: segments
            anchors.verticalCenter: parent.verticalCenter
            width: implicitWidth + Theme.l
            visible: choice.wide
            model: choice.titles
            currentIndex: comparison.views.indexOf(comparison.view)
            onActivated: index => comparison.viewChosen(comparison.views[index])
            Hint {
                visible: viewHover.hovered
                text: qsTr("How then stands to now (Ctrl Shift D)")
            }
            HoverHandler { id: viewHover }
        }
        // Where the segments have no room.
        ActionButton {
            id: ways
            anchors.verticalCenter: parent.verticalCenter
            visible: !choice.wide
            text: choice.titles[comparison.views.indexOf(comparison.view)]
            Accessible.name: qsTr("How then stands to now: %1").arg(text)
            onClicked: menu.open()
            MenuPanel {
                id: menu
                Repeater {
                    model: comparison.views
                    MenuRow {
                        required property string modelData
                        required property int index
                        checkable: true
                        checked: comparison.view === modelData
                        text: choice.titles[index]
                        onTriggered: comparison.viewChosen(modelData)
                    }
                }
            }
            Hint {
                visible: wayHover.hovered && !menu.visible
                text: qsTr("How then stands to now (Ctrl Shift D)")
            }
            HoverHandler { id: wayHover }
        }
        IconButton {
            id: end
            anchors { left: choice.way.right; leftMargin: Theme.xs }
            iconName: "close"
            tooltip: qsTr("End the comparison (Ctrl D)")
            onClicked: Comparison.end()
        }
    }
}
