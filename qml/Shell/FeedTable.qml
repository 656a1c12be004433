// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The feeds in rows, module by module. Up and Down lead from one to the next, Return opens, as a click does. */
FocusScope {
    id: table

    required property FeedList feeds
    property bool compact: false
    readonly property int stateWidth: Math.round(150 * Theme.textScale)
    readonly property int figureWidth: Math.round(80 * Theme.textScale)
    /*! Clear of the scroll bar. */
    readonly property real rowWidth: width - Theme.s
    /*! The one that the arrow keys have reached. */
    readonly property FeedStatus current: (feeds.count, feeds.at(list.currentIndex))
    /*! The keys have led there; not because rows came or went. */
    signal reached(feed: FeedStatus)
    signal opened(feed: FeedStatus)

    function show(feed: FeedStatus) {
        stay(feed);
        list.positionViewAtIndex(list.currentIndex, ListView.Contain);
    }
    /*! At that feed, wherever it is now; at none where it is not in the list. */
    function stay(feed: FeedStatus) {
        list.forceLayout();
        list.currentIndex = feeds.rowOf(feed);
    }
    function step(by: int) {
        const row = Math.max(0, Math.min(list.count - 1, list.currentIndex + by));
        if (row === list.currentIndex || list.count === 0)
            return;
        list.currentIndex = row;
        reached(current);
    }

    Connections {
        target: table.feeds
        function onModelReset() { // the same feed, or the one in its place
            list.forceLayout();
            const row = table.feeds.rowOf(table.current);
            list.currentIndex = row >= 0 ? row : Math.min(Math.max(0, list.currentIndex), table.feeds.count - 1);
        }
    }

    Item {
        id: heads
        visible: !table.compact && list.count > 0
        width: parent.width
        height: visible ? Theme.caption + 2 * Theme.s : 0
        CaptionText {
            x: Theme.m
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("State")
        }
        CaptionText {
            x: table.stateWidth
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Feed and its source")
        }
        FeedFigures {
            anchors { right: parent.right; rightMargin: table.width - table.rowWidth + Theme.m; verticalCenter: parent.verticalCenter }
            heads: true
            cellWidth: table.figureWidth
            cells: [{ text: qsTr("Per minute"), severity: 0 },
                { text: qsTr("Lag"), severity: 0, wide: true, hint: qsTr("From the observation to its receipt + from there to the first frame with it.") },
                ...[qsTr("Accepted"), qsTr("Rejected"), qsTr("Dropped"), qsTr("Queued"), qsTr("Newest")].map(text => ({ text: text, severity: 0 }))]
        }
        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: heads.bottom; bottom: parent.bottom }
        model: table.feeds
        focus: true
        activeFocusOnTab: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        section.property: "module"
        section.delegate: CaptionText {
            required property string section
            width: ListView.view.width
            leftPadding: Theme.m
            topPadding: Theme.m
            bottomPadding: Theme.xs
            text: section
            font.weight: Font.DemiBold
        }
        T.ScrollBar.vertical: ThinScrollBar { }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Feeds")
        Accessible.description: table.current?.title ?? ""
        Keys.onUpPressed: table.step(-1)
        Keys.onDownPressed: table.step(1)
        Keys.onReturnPressed: table.open(currentIndex)
        Keys.onEnterPressed: table.open(currentIndex)
        highlight: Item {
            z: 2
            Item {
                width: table.rowWidth
                height: parent.height
                FocusRing { shown: list.activeFocus; gap: -2 }
            }
        }
        delegate: FeedRow {
            required property int index
            width: table.rowWidth
            compact: table.compact
            current: ListView.isCurrentItem
            stateWidth: table.stateWidth
            figureWidth: table.figureWidth
            onClicked: {
                list.forceActiveFocus(Qt.MouseFocusReason);
                table.open(index);
            }
        }
    }

    function open(row: int) {
        list.currentIndex = row;
        if (current)
            opened(current);
    }
}
