// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls

/*! Playback: back to the present, reverse, step, play. */
Row {
    id: control

    readonly property bool live: Clock.mode === Clock.Live

    function toggle() {
        if (Clock.playing)
            Clock.pause();
        else
            Clock.play();
    }
    /*! Turns the direction; from the present that means going into the past. */
    function reverse() {
        Clock.rate = -Clock.rate;
        if (!Clock.playing || live) {
            Clock.pause();
            Clock.play();
        }
    }

    spacing: 2
    IconButton {
        iconName: "live"
        tooltip: qsTr("Go live (L)")
        checked: control.live
        onClicked: Clock.goLive()
    }
    IconButton {
        iconName: "reverse"
        tooltip: qsTr("Reverse (R)")
        checked: !control.live && Clock.rate < 0
        onClicked: control.reverse()
    }
    IconButton {
        iconName: "step-back"
        tooltip: qsTr("One minute back (←)")
        onClicked: Clock.step(-60000)
    }
    IconButton {
        iconName: Clock.playing ? "pause" : "play"
        tooltip: Clock.playing ? qsTr("Pause (Space)") : qsTr("Play (Space)")
        onClicked: control.toggle()
    }
    IconButton {
        iconName: "step-forward"
        tooltip: qsTr("One minute on (→)")
        onClicked: Clock.step(60000)
    }
}
