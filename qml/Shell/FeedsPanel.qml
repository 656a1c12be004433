// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Every feed of the city and how it is; one chosen has its page beside the list. Escape goes back to the list, then closes. */
T.Popup {
    id: panel

    /*! The feed whose page is open; null = none is. */
    property FeedStatus chosen: null
    readonly property bool settled: !opened || !chosen || (page.item as FeedPage)?.settled === true
    signal entityChosen(feed: string, entityId: string)
    signal connectRequested()
    signal changeRequested(feed: FeedStatus, test: bool)
    signal locateRequested(title: string, observations: list<decodedObservation>)

    /*! Opens the list, of the feeds that hold the text. */
    function show(text: string) {
        chosen = null;
        list.problemsOnly = false;
        search.text = text;
        open();
        table.forceActiveFocus(Qt.PopupFocusReason);
    }
    /*! Opens the page of a feed; of several of that id the one in the worst state. */
    function showFeed(id: string) {
        show("");
        if (list.worstOf(id))
            choose(list.worstOf(id));
    }
    function choose(feed: FeedStatus) {
        chosen = feed;
        table.show(feed);
    }
    function leave() {
        chosen = null;
        table.forceActiveFocus(Qt.BacktabFocusReason);
    }

    anchors.centerIn: parent
    width: Math.min((parent?.width ?? 0) - 2 * Theme.xl, Math.round(1280 * Theme.textScale))
    height: Math.min((parent?.height ?? 0) - 2 * Theme.xl, Math.round(960 * Theme.textScale))
    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Card { radius: 2 * Theme.radius }
    onClosed: chosen = null

    FeedList {
        id: list
        filter: search.text
        onCountsChanged: {
            if (panel.chosen && !Registry.feeds.includes(panel.chosen))
                panel.chosen = null;
            else if (panel.chosen)
                table.stay(panel.chosen);
        }
    }

    contentItem: FocusScope {
        id: content
        focus: true
        readonly property Item focused: Window.activeFocusItem
        onFocusedChanged: Qt.callLater(content.settle)
        /*! To the list, if what the keyboard was at is gone. */
        function settle() {
            if (panel.opened && (focused === content || focused === page || focused?.visible === false))
                table.forceActiveFocus(Qt.OtherFocusReason);
        }
        Keys.onEscapePressed: event => {
            event.accepted = panel.chosen !== null;
            if (event.accepted)
                panel.leave();
        }
        RowLayout {
            id: header
            anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.l; rightMargin: Theme.s }
            height: Math.max(64, Theme.heading + Theme.caption + 28)
            spacing: Theme.m
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                HeadingText { text: qsTr("Feeds") }
                CaptionText {
                    Layout.fillWidth: true
                    text: list.problems > 0 ? qsTr("%1 of %2 live, %3 with problems").arg(list.live).arg(list.total).arg(list.problems)
                        : qsTr("%1 of %2 live").arg(list.live).arg(list.total)
                    font.features: Theme.numberFeatures
                }
            }
            Field {
                id: search
                Layout.preferredWidth: Math.round(240 * Theme.textScale)
                iconName: "search"
                placeholderText: qsTr("Filter the feeds")
                Keys.onEscapePressed: event => {
                    event.accepted = text !== "";
                    clear();
                }
                Keys.onDownPressed: table.forceActiveFocus(Qt.TabFocusReason)
                Keys.onReturnPressed: table.forceActiveFocus(Qt.TabFocusReason)
                Keys.onEnterPressed: table.forceActiveFocus(Qt.TabFocusReason)
            }
            SegmentedControl {
                Layout.preferredWidth: Math.round(240 * Theme.textScale)
                model: [qsTr("All"), qsTr("With problems")]
                currentIndex: list.problemsOnly ? 1 : 0
                Accessible.name: qsTr("Which feeds: %1").arg(model[currentIndex])
                onActivated: index => list.problemsOnly = index === 1
            }
            ActionButton {
                text: qsTr("Connect a feed …")
                Accessible.description: qsTr("Ctrl N")
                onClicked: panel.connectRequested()
            }
            ExportButton {
                source: list
                name: "feeds"
                placed: false
            }
            IconButton {
                iconName: "close"
                tooltip: qsTr("Close (Escape)")
                onClicked: panel.close()
            }
        }
        Shortcut {
            sequence: "Ctrl+N"
            enabled: panel.opened
            onActivated: panel.connectRequested()
        }
        FeedRemoved {
            id: removed
            anchors { left: parent.left; right: parent.right; top: header.bottom }
            onVisibleChanged: Qt.callLater(content.settle)
        }
        Hairline {
            id: rule
            anchors { left: parent.left; right: parent.right; top: removed.bottom }
        }
        FeedTable {
            id: table
            anchors { left: parent.left; top: rule.bottom; bottom: parent.bottom; bottomMargin: Theme.s }
            width: panel.chosen ? Math.round(Math.min(320 * Theme.textScale, parent.width / 3)) : parent.width
            focus: true
            feeds: list
            compact: panel.chosen !== null
            onOpened: feed => panel.choose(feed)
            onReached: feed => {
                if (panel.chosen)
                    panel.chosen = feed;
            }
        }
        EmptyState {
            anchors { horizontalCenter: table.horizontalCenter; top: rule.bottom; topMargin: Theme.xl }
            width: table.width - 2 * Theme.l
            visible: list.count === 0
            icon: list.total === 0 ? "empty" : list.problemsOnly && search.text === "" ? "check" : "search"
            title: list.total === 0 ? qsTr("No feeds") : list.problemsOnly && search.text === "" ? qsTr("No feed has a problem") : qsTr("Nothing found")
            text: list.total === 0 ? qsTr("The city's profile names no source, and no module waits for one. “Connect a feed …” adds one.")
                : list.problemsOnly && search.text === "" ? qsTr("All that run are live, and nothing was lost.")
                : qsTr("Titles, ids, modules, sources and reasons can be found.")
        }
        Hairline {
            visible: panel.chosen !== null
            anchors { left: table.right; top: rule.bottom; bottom: parent.bottom }
        }
        Loader {
            id: page
            active: panel.chosen !== null
            anchors { left: table.right; right: parent.right; top: rule.bottom; bottom: parent.bottom; leftMargin: 1; topMargin: Theme.s }
            sourceComponent: FeedPage {
                feed: panel.chosen
                onBackRequested: panel.leave()
                onEntityFound: (feed, entityId) => {
                    panel.close();
                    panel.entityChosen(feed, entityId);
                }
                onChangeRequested: test => panel.changeRequested(panel.chosen, test)
                onLocateRequested: (title, observations) => panel.locateRequested(title, observations)
            }
        }
    }
}
