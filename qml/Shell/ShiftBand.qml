// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Which crew was on duty when: the control room's shifts under the lanes, each with its hours where there is room for them. */
Item {
    id: band

    required property TimelineModel model
    required property WorkShifts shifts

    function xOf(milliseconds: double): real {
        return (milliseconds - model.begin) / model.span * width;
    }

    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Shifts")

    Repeater {
        model: band.shifts.between(band.model.begin, band.model.end)
        Rectangle {
            id: crew
            required property var modelData
            readonly property real fromX: Math.max(-2, band.xOf(modelData.begin))
            readonly property real toX: Math.min(band.width + 2, band.xOf(modelData.end))
            x: fromX
            width: toX - fromX
            height: band.height
            color: modelData.even ? Theme.translucent(Theme.textFaint, 0.22) : Theme.translucent(Theme.textFaint, 0.08)
            Rectangle {
                width: 1
                height: parent.height
                color: Theme.textFaint
            }
            CaptionText {
                readonly property string words: qsTr("Shift %1").arg(crew.modelData.hours)
                anchors.centerIn: parent
                visible: implicitWidth < parent.width - Theme.s
                text: longer.height > 0 && longer.advanceWidth(words) < crew.width - Theme.s ? words : crew.modelData.hours
                font.pixelSize: Math.round(Theme.caption * 0.9)
                font.features: Theme.numberFeatures
            }
        }
    }
    FontMetrics {
        id: longer
        font { family: Theme.family; pixelSize: Math.round(Theme.caption * 0.9) }
    }
}
