// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Citywall
import Citywall.Theme

/*! What opens over the shell about feeds: their list with a page of each, and the guide that connects a source. Both follow the clock and
    every feed, so each is there only while it is looked at. */
Item {
    id: root

    required property FeedPreview preview
    /*! What the guide leaves free at its upper edge … */
    property real roomAbove: 0
    /*! … and what stands at the window's right edge anyhow. */
    property real ground: 0
    readonly property bool guiding: guide.active
    /*! Nothing of it is loading. */
    readonly property bool settled: ((panel.item as FeedsPanel)?.settled ?? true) && ((guide.item as FeedGuide)?.settled ?? true)
    signal entityChosen(feed: string, entityId: string)
    /*! What a payload tells of is to be seen on the map; so much stands over its right edge. */
    signal boxChosen(box: rect, covered: real)

    /*! The list, of the feeds whose names hold the text. */
    function openList(filter = "") {
        panel.made().show(filter);
    }
    function openPage(id: string) {
        panel.made().showFeed(id);
    }
    /*! The list with this one chosen. */
    function choose(status: FeedStatus) {
        openList();
        panel.made().choose(status);
    }
    function closeList() {
        (panel.item as FeedsPanel)?.close();
    }
    /*! The guide, with what is known of the source: { kind, address }. */
    function connectNew(source: var) {
        guide.made().connectNew(source);
    }
    /*! The guide, trying this source out. */
    function connectAndAsk(kind: string, address: string) {
        connectNew({ kind: kind, address: address });
        guide.made().ask();
    }
    /*! Back to the page that led to the map, if one did. */
    function backToPage() {
        if (panel.led !== "")
            openPage(panel.led);
    }

    Loader {
        id: panel
        active: false
        sourceComponent: FeedsPanel {
            parent: root.Window.contentItem
            onEntityChosen: (feed, entityId) => root.entityChosen(feed, entityId)
            onConnectRequested: {
                close();
                root.connectNew({ kind: "http" });
            }
            onChangeRequested: (feed, test) => {
                close();
                guide.made().change(feed, test);
            }
            onLocateRequested: (title, observations) => {
                panel.led = chosen?.feed ?? "";
                close();
                root.preview.show(title, observations);
                root.boxChosen(root.preview.box, 0);
            }
            onClosed: Qt.callLater(panel.rest)
        }
        /*! Whose page led to the map. */
        property string led
        function made(): FeedsPanel {
            active = true;
            return item as FeedsPanel;
        }
        function rest() {
            if (!(item as FeedsPanel)?.visible)
                active = false;
        }
    }
    Loader {
        id: guide
        active: false
        sourceComponent: FeedGuide {
            parent: root.Window.contentItem
            roomAbove: root.roomAbove
            ground: root.ground
            preview: root.preview
            onLocated: box => root.boxChosen(box, width)
            onConnected: status => root.choose(status)
            onClosed: Qt.callLater(guide.rest)
        }
        function made(): FeedGuide {
            active = true;
            return item as FeedGuide;
        }
        function rest() {
            if (!(item as FeedGuide)?.visible)
                active = false;
        }
    }
}
