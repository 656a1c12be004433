// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Playback: back to the present, reverse, step, play; and how long a step is. */
Row {
    id: control

    required property PlaybackControl playback
    readonly property bool live: Clock.mode === Clock.Live
    readonly property string stepTitle: playback.unitTitle(playback.unit)
    /*! A step goes to where an incident, a warning, a request begins. */
    readonly property bool toBeginnings: playback.stepBegins && playback.unit === playback.stepFeed

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
    LiveButton { }
    IconButton {
        iconName: "reverse"
        tooltip: qsTr("Reverse (R)")
        checked: !control.live && Clock.rate < 0
        onClicked: control.reverse()
    }
    IconButton {
        iconName: "step-back"
        tooltip: control.playback.unit === "minute" ? qsTr("One minute back (←)")
            : control.toBeginnings ? qsTr("Back to where one began: %1 (P)").arg(control.stepTitle) : qsTr("One step back: %1").arg(control.stepTitle)
        onClicked: control.playback.step(-1)
    }
    IconButton {
        iconName: Clock.playing ? "pause" : "play"
        tooltip: Clock.playing ? qsTr("Pause (Space)") : qsTr("Play (Space)")
        onClicked: control.toggle()
    }
    IconButton {
        iconName: "step-forward"
        tooltip: control.playback.unit === "minute" ? qsTr("One minute on (→)")
            : control.toBeginnings ? qsTr("On to where one begins: %1 (N)").arg(control.stepTitle) : qsTr("One step on: %1").arg(control.stepTitle)
        onClicked: control.playback.step(1)
    }
    ActionButton {
        width: Math.round(104 * Theme.textScale)
        text: control.stepTitle
        Accessible.name: qsTr("Length of a step: %1").arg(text)
        onClicked: units.open()
        MenuPanel {
            id: units
            y: -implicitHeight - Theme.xs
            Repeater {
                model: ["frame", "minute", "hour", "day"]
                MenuRow {
                    required property string modelData
                    checkable: true
                    checked: control.playback.unit === modelData
                    text: modelData === "frame" ? qsTr("1 frame at this speed (%1)").arg(control.frameText()) : control.playback.unitTitle(modelData)
                    shortcutText: ({ frame: qsTr(",  ."), minute: "←  →", hour: qsTr("Shift ←  →"), day: qsTr("Ctrl ←  →") })[modelData]
                    onTriggered: control.playback.unit = modelData
                }
            }
            Repeater {
                model: control.playback.lanes
                MenuRow {
                    required property var modelData
                    checkable: true
                    checked: control.playback.unit === modelData.id
                    text: (modelData.begins ? qsTr("To where one begins: %1") : qsTr("To an observation: %1")).arg(modelData.feedTitle)
                    shortcutText: control.playback.stepFeed === modelData.id ? qsTr("P  N") : ""
                    onTriggered: control.playback.unit = modelData.id
                }
            }
        }
    }

    function frameText(): string {
        const length = playback.frameMilliseconds;
        return length < 1000 ? qsTr("%1 ms").arg(length) : qsTr("%1 s").arg(Number(length / 1000).toLocaleString(Qt.locale(), "f", length < 10000 ? 1 : 0));
    }
}
