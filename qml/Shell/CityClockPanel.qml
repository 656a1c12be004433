// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    The one clock: time, date and zone of the city. Away from the present it changes its ground, says so in words and
    tells how far behind it is, so that the past is never taken for now.
*/
Rectangle {
    id: control

    readonly property bool live: Clock.mode === Clock.Live
    readonly property bool looping: !live && Clock.playing && Clock.loop.begin.valid && Clock.loop.end.milliseconds > Clock.loop.begin.milliseconds
    readonly property string modeText: live ? qsTr("LIVE") : !Clock.playing ? qsTr("PAUSED")
        : (looping ? qsTr("LOOP %1×") : qsTr("PLAYBACK %1×")).arg(rateText(Clock.rate))

    function rateText(rate: real): string {
        return (rate < 0 ? "−" : "") + Number(Math.abs(rate)).toLocaleString(Qt.locale(), "f", Math.abs(rate) < 1 ? 1 : 0);
    }

    implicitWidth: row.implicitWidth + 2 * Theme.m
    implicitHeight: 44
    radius: Theme.radius
    color: live ? "transparent" : Theme.accentSoft
    border.width: live ? 0 : Theme.hairline
    border.color: Theme.accent
    Accessible.role: Accessible.Clock
    Accessible.name: cityTime.dateTime(Clock.nowMilliseconds) + ", " + modeText

    CityTime { id: cityTime }

    RowLayout {
        id: row
        anchors.centerIn: parent
        spacing: Theme.m

        ColumnLayout {
            spacing: 0
            RowLayout {
                Layout.alignment: Qt.AlignRight
                spacing: Theme.xs
                Icon {
                    name: control.live ? "live" : control.looping ? "loop" : Clock.playing ? (Clock.rate < 0 ? "reverse" : "play") : "pause"
                    color: control.live ? Theme.severityColor(0) : Theme.accent
                    implicitWidth: 14
                    implicitHeight: 14
                }
                CaptionText {
                    text: control.live ? control.modeText : qsTr("%1 · %2 behind").arg(control.modeText).arg(cityTime.span(Clock.lagMilliseconds))
                    color: control.live ? Theme.textMuted : Theme.accent
                    font.weight: Font.DemiBold
                    font.features: Theme.numberFeatures
                }
            }
            CaptionText {
                Layout.alignment: Qt.AlignRight
                text: cityTime.format(Clock.nowMilliseconds, "ddd d MMM yyyy")
                color: control.live ? Theme.textMuted : Theme.text
                font.features: Theme.numberFeatures
            }
        }
        Row {
            spacing: Theme.xs
            NumberText {
                id: digits
                text: cityTime.format(Clock.nowMilliseconds, "HH:mm:ss")
                font.pixelSize: Theme.display
                font.weight: Font.Medium
            }
            CaptionText {
                anchors.baseline: digits.baseline
                text: cityTime.zoneName(Clock.nowMilliseconds)
            }
        }
    }
}
