// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The ends of the range that is played again and again. */
Row {
    id: control

    required property PlaybackControl playback
    /*! Whether there is room to say how long it is. */
    property bool wordy: true

    spacing: 2

    CityTime { id: cityTime }

    IconButton {
        iconName: "loop-in"
        tooltip: qsTr("The loop begins here (I)")
        checked: !isNaN(control.playback.loopBegin)
        onClicked: control.playback.markBegin()
    }
    IconButton {
        iconName: "loop-out"
        tooltip: qsTr("The loop ends here (O)")
        checked: !isNaN(control.playback.loopEnd)
        onClicked: control.playback.markEnd()
    }
    ActionButton {
        visible: control.playback.hasMarks
        text: control.wordy && control.playback.looping
            ? qsTr("End the loop of %1 (X)").arg(cityTime.span(control.playback.loopEnd - control.playback.loopBegin)) : qsTr("End the loop (X)")
        onClicked: control.playback.endLoop()
    }
}
