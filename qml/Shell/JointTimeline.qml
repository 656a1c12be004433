// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    Every measure of every module along one axis of time. The pointer's time is read from all of them at once, and a click takes
    the clock there; with the focus, the arrow keys move the cursor by a step and Enter takes the clock there.
*/
FocusScope {
    id: joint

    required property AcrossModel across
    /*! The step that is read, −1 = none. */
    readonly property int cursor: Math.min(across.buckets - 1, pointer.containsMouse ? pointer.step : stepped)
    property int stepped: -1
    readonly property int plotX: Math.round(Math.max(13.5 * Theme.caption, width * 0.42) + 3.4 * Theme.caption)
    readonly property int plotWidth: Math.max(0, width - plotX)
    readonly property var ticks: cityTime.ticks(across.begin, across.end, Math.max(2, Math.floor(plotWidth / (3.3 * Theme.caption))))
    readonly property bool inDays: across.end - across.begin > 86400000

    function beginOf(step: int): double {
        return across.begin + step * across.bucket;
    }
    function xOf(milliseconds: double): real {
        return plotX + (milliseconds - across.begin) / (across.end - across.begin) * plotWidth;
    }
    function go() {
        if (cursor >= 0)
            Clock.seek(beginOf(cursor + 1));
    }

    width: parent?.width ?? implicitWidth
    implicitHeight: rows.height + Theme.l
    activeFocusOnTab: true
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("Joint timeline")
    Accessible.description: qsTr("Left and right read one step, Enter takes the clock there.")
    onActiveFocusChanged: if (!activeFocus) stepped = -1
    Keys.onLeftPressed: stepped = stepped < 0 ? across.buckets - 1 : Math.max(0, stepped - 1)
    Keys.onRightPressed: stepped = stepped < 0 ? 0 : Math.min(across.buckets - 1, stepped + 1)
    Keys.onReturnPressed: go()
    Keys.onEnterPressed: go()
    Keys.onEscapePressed: event => {
        event.accepted = stepped >= 0;
        stepped = -1;
    }

    CityTime { id: cityTime }

    component Axis: Item {
        width: joint.width
        height: Theme.caption + Theme.s
        Repeater {
            model: joint.ticks
            CaptionText {
                required property var modelData
                visible: joint.cursor < 0 && x + implicitWidth < joint.width + Theme.xs
                x: joint.xOf(modelData.milliseconds) - implicitWidth / 2
                text: joint.inDays ? cityTime.format(modelData.milliseconds, "ddd d")
                                   : cityTime.time(modelData.milliseconds)
                color: modelData.dayStart ? Theme.text : Theme.textMuted
                font.features: Theme.numberFeatures
            }
        }
    }

    Repeater {
        model: joint.ticks
        Rectangle {
            required property var modelData
            x: joint.xOf(modelData.milliseconds)
            y: Theme.caption + Theme.s
            width: 1
            height: rows.height - 2 * y
            color: Theme.outline
        }
    }
    MouseArea {
        id: pointer
        readonly property int step: Math.max(0, Math.floor(mouseX / width * joint.across.buckets))
        x: joint.plotX
        width: joint.plotWidth
        height: rows.height
        hoverEnabled: true
        onClicked: joint.go()
    }
    Column {
        id: rows
        width: parent.width
        Axis { }
        Repeater {
            model: joint.across.measures
            MeasureRow {
                width: joint.width
                plotX: joint.plotX
                from: joint.across.begin
                to: joint.across.end
                cursor: joint.cursor
                measures: joint.across.measures
                correlation: joint.across.correlation
            }
        }
        Axis { }
    }
    Rectangle {
        visible: joint.cursor >= 0
        x: joint.xOf(joint.beginOf(joint.cursor + 0.5)) - 0.5
        y: Theme.caption
        width: 1
        height: rows.height - 2 * y
        color: Theme.accent
    }
    component Reading: CaptionText {
        visible: joint.cursor >= 0
        x: Math.max(0, Math.min(joint.width - implicitWidth, joint.xOf(joint.beginOf(joint.cursor + 0.5)) - implicitWidth / 2))
        text: qsTr("%1 to %2").arg(cityTime.dateTime(joint.beginOf(joint.cursor))).arg(cityTime.time(joint.beginOf(joint.cursor + 1)))
        color: Theme.accent
        font.features: Theme.numberFeatures
    }
    Reading { }
    Reading { y: rows.height - implicitHeight - Theme.xs }
    FocusRing { shown: joint.activeFocus && joint.Window.activeFocusItem === joint; gap: 4 }
}
