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
    /*! "", "pause" or "restart": waits for a yes. */
    property string asked
    signal locateRequested()

    function ask(what: string) {
        asked = what;
        (what === "" ? (pause.visible ? pause : restart) : yes).forceActiveFocus(Qt.TabFocusReason);
    }
    function answer() {
        if (asked === "pause")
            feed.pause();
        else
            feed.restart();
        ask("");
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
        text: controls.asked === "pause" ? qsTr("Pause? Nothing of this feed is taken until it is resumed.")
            : qsTr("Restart? The connection ends and begins anew; what comes meanwhile may be missed.")
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
    ActionButton {
        id: yes
        visible: controls.asked !== ""
        primary: true
        text: controls.asked === "pause" ? qsTr("Pause the feed") : qsTr("Restart the feed")
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
    Item {
        visible: controls.asked === ""
        Layout.fillWidth: true
    }
}
