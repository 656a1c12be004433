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
    readonly property string briefly: qsTr("End the loop (X)")
    readonly property string wholly: playback.looping ? qsTr("End the loop of %1 (X)").arg(cityTime.span(playback.loopEnd - playback.loopBegin)) : briefly
    readonly property real briefWidth: widthWith(briefly)
    readonly property real wholeWidth: widthWith(wholly)

    function widthWith(words: string): real {
        return begin.implicitWidth + spacing + end.implicitWidth
            + (playback.hasMarks && metrics.height > 0 ? spacing + Math.max(64, Math.ceil(metrics.advanceWidth(words)) + out.leftPadding + out.rightPadding) : 0);
    }

    spacing: 2

    CityTime { id: cityTime }
    FontMetrics {
        id: metrics
        font { family: Theme.family; pixelSize: Theme.body; weight: Font.Medium }
    }

    IconButton {
        id: begin
        iconName: "loop-in"
        tooltip: qsTr("The loop begins here (I)")
        checked: !isNaN(control.playback.loopBegin)
        onClicked: control.playback.markBegin()
    }
    IconButton {
        id: end
        iconName: "loop-out"
        tooltip: qsTr("The loop ends here (O)")
        checked: !isNaN(control.playback.loopEnd)
        onClicked: control.playback.markEnd()
    }
    ActionButton {
        id: out
        visible: control.playback.hasMarks
        text: control.wordy ? control.wholly : control.briefly
        onClicked: control.playback.endLoop()
    }
}
