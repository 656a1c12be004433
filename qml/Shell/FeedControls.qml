// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What can be done with a feed. What stops data asks first, in the same place. */
RowLayout {
    id: controls

    required property FeedStatus feed
    property bool locating: false
    /*! "", "pause", "restart" or "remove": waits for a yes. */
    property string asked
    readonly property bool changeable: (Registry.feeds, FeedSetup.canChange(feed))
    readonly property bool removable: (Registry.feeds, FeedSetup.canRemove(feed))
    readonly property var words: ({
        pause: [qsTr("Pause “%1”? Nothing of it is taken until it is resumed.").arg(feed.title), qsTr("Pause the feed")],
        restart: [qsTr("Restart “%1”? The connection ends and begins anew; what comes meanwhile may be missed.").arg(feed.title), qsTr("Restart the feed")],
        remove: [qsTr("Remove “%1”? The source ends and does not begin again. What it brought stays in the history.").arg(feed.title), qsTr("Remove the feed")]
    })
    signal locateRequested()
    signal changeRequested(test: bool)

    function ask(what: string) {
        asked = what;
        (what === "" ? (pause.visible ? pause : restart.visible ? restart : removal) : yes).forceActiveFocus(Qt.TabFocusReason);
    }
    function answer() {
        const what = asked;
        ask("");
        if (what === "pause")
            feed.pause();
        else if (what === "restart")
            feed.restart();
        else
            FeedSetup.remove(feed);
    }

    spacing: Theme.s
    onFeedChanged: asked = ""
    Keys.onEscapePressed: event => {
        event.accepted = asked !== "";
        if (event.accepted)
            ask("");
    }

    BodyText {
        visible: controls.asked !== ""
        Layout.fillWidth: true
        text: controls.words[controls.asked]?.[0] ?? ""
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
    ActionButton {
        id: yes
        visible: controls.asked !== ""
        primary: true
        text: controls.words[controls.asked]?.[1] ?? ""
        onClicked: controls.answer()
    }
    ActionButton {
        visible: controls.asked !== ""
        text: qsTr("Leave it running")
        onClicked: controls.ask("")
    }
    ActionButton {
        visible: controls.asked === ""
        enabled: controls.feed.lastMilliseconds > 0 && !controls.locating
        text: qsTr("Show on the map")
        onClicked: controls.locateRequested()
    }
    ActionButton {
        id: pause
        visible: controls.asked === "" && controls.feed.controllable && controls.feed.state !== FeedStatus.Paused
        text: qsTr("Pause …")
        onClicked: controls.ask("pause")
    }
    ActionButton {
        visible: controls.asked === "" && controls.feed.controllable && controls.feed.state === FeedStatus.Paused
        primary: true
        text: qsTr("Resume")
        onClicked: controls.feed.resume()
    }
    ActionButton {
        id: restart
        visible: controls.asked === "" && controls.feed.controllable
        text: qsTr("Restart …")
        onClicked: controls.ask("restart")
    }
    ActionButton {
        visible: controls.asked === "" && controls.changeable
        text: qsTr("Test …")
        Accessible.description: qsTr("Asks the source for a few payloads and shows what they are, besides what it brings.")
        onClicked: controls.changeRequested(true)
    }
    ActionButton {
        visible: controls.asked === "" && controls.changeable
        text: qsTr("Change …")
        onClicked: controls.changeRequested(false)
    }
    ActionButton {
        id: removal
        visible: controls.asked === "" && controls.removable
        text: qsTr("Remove …")
        onClicked: controls.ask("remove")
    }
    Item {
        visible: controls.asked === ""
        Layout.fillWidth: true
    }
}
