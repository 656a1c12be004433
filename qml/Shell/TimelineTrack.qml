// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    Time from left to right: what was observed when, nights shaded, the clock's marker. Drag moves the clock, Shift and drag
    marks a range to loop, the wheel zooms about the pointer, the right button drags the picture.
*/
FocusScope {
    id: track

    required property TimelineModel model
    readonly property real laneHeight: ground.height
    readonly property real nowX: model.xAt(Clock.nowMilliseconds, width)
    readonly property bool live: Clock.mode === Clock.Live
    property bool busy: pointer.pressed
    property int laneCount: 1

    implicitHeight: Math.max(84, laneCount * (Theme.caption + 5) + 2 + axis.height)
    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Timeline")
    Accessible.description: qsTr("Left and right step one minute, with Shift one hour, with Ctrl one day; plus and minus change the speed.")

    CityTime { id: cityTime }

    Rectangle {
        id: ground
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: axis.top }
        color: Theme.ground
        clip: true

        HistogramItem {
            id: histogram
            anchors { fill: parent; topMargin: 2 }
            model: track.model
            barColor: Theme.translucent(Theme.textFaint, 0.75)
            nightColor: Theme.translucent(Theme.dark ? "#000000" : Theme.outline, Theme.dark ? 0.4 : 0.7)
        }
        Rectangle { // what has not happened yet at the clock's time
            x: Math.max(0, track.nowX)
            width: Math.max(0, parent.width - x)
            height: parent.height
            color: Theme.translucent(Theme.ground, 0.55)
        }
        Rectangle {
            readonly property real beginX: track.model.xAt(Clock.loop.begin.milliseconds, track.width)
            visible: Clock.loop.begin.valid && Clock.loop.end.milliseconds > Clock.loop.begin.milliseconds
            x: beginX
            width: track.model.xAt(Clock.loop.end.milliseconds, track.width) - beginX
            height: parent.height
            color: Theme.translucent(Theme.accent, 0.18)
            border.width: Theme.hairline
            border.color: Theme.accent
        }
        Rectangle {
            visible: pointer.looping
            x: Math.min(pointer.pressX, pointer.mouseX)
            width: Math.abs(pointer.mouseX - pointer.pressX)
            height: parent.height
            color: Theme.translucent(Theme.accent, 0.3)
        }
    }
    Item {
        id: axis
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Theme.caption + 8
        Repeater {
            model: cityTime.ticks(track.model.begin, track.model.end, track.width / 96)
            Item {
                id: tick
                required property var modelData
                x: track.model.xAt(modelData.milliseconds, track.width)
                Rectangle {
                    y: tick.modelData.dayStart ? -ground.height : 0
                    width: 1
                    height: (tick.modelData.dayStart ? ground.height : 0) + 4
                    color: tick.modelData.dayStart ? Theme.textFaint : Theme.outline
                }
                CaptionText {
                    y: 5
                    x: Math.max(-tick.x, Math.min(track.width - tick.x - implicitWidth, -implicitWidth / 2))
                    text: tick.modelData.label
                    color: tick.modelData.dayStart ? Theme.text : Theme.textMuted
                    font.features: Theme.numberFeatures
                }
            }
        }
    }
    Rectangle {
        id: marker
        visible: track.nowX >= -1 && track.nowX <= track.width + 1
        x: Math.round(track.nowX) - 1
        width: 2
        height: ground.height
        color: track.live ? Theme.text : Theme.accent
        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; top: parent.top }
            width: 10
            height: 10
            radius: track.live ? 5 : 2
            color: parent.color
        }
    }
    FocusRing { shown: track.activeFocus; gap: 0 }

    MouseArea {
        id: pointer
        property real pressX
        property double pressBegin
        property bool looping: false
        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        hoverEnabled: true
        preventStealing: true
        cursorShape: pressedButtons & Qt.RightButton ? Qt.ClosedHandCursor : Qt.ArrowCursor
        onPressed: mouse => {
            track.forceActiveFocus(Qt.MouseFocusReason);
            pressX = mouse.x;
            pressBegin = track.model.begin;
            looping = mouse.button === Qt.LeftButton && (mouse.modifiers & Qt.ShiftModifier) !== 0;
            if (mouse.button === Qt.LeftButton && !looping)
                Clock.seek(track.model.timeAt(mouse.x, width));
        }
        onPositionChanged: mouse => {
            if (pressedButtons & Qt.RightButton)
                track.model.show(pressBegin - (mouse.x - pressX) / width * track.model.span,
                                 pressBegin - (mouse.x - pressX) / width * track.model.span + track.model.span);
            else if (pressed && !looping)
                Clock.seek(track.model.timeAt(Math.max(0, Math.min(width, mouse.x)), width));
        }
        onReleased: mouse => {
            if (looping)
                Clock.loop = Math.abs(mouse.x - pressX) < 4 ? Clock.range(0, 0)
                    : Clock.range(track.model.timeAt(Math.min(pressX, mouse.x), width), track.model.timeAt(Math.max(pressX, mouse.x), width));
            looping = false;
        }
        onWheel: wheel => {
            if (wheel.angleDelta.x !== 0)
                track.model.pan(-wheel.angleDelta.x / 1200 * track.model.span);
            if (wheel.angleDelta.y !== 0)
                track.model.zoom(Math.pow(0.8, wheel.angleDelta.y / 120), track.model.timeAt(wheel.x, width));
        }
        Hint {
            x: Math.max(0, Math.min(pointer.width - width, pointer.mouseX - width / 2))
            y: -implicitHeight - Theme.xs
            delay: 0
            visible: pointer.containsMouse
            text: cityTime.dateTime(track.model.timeAt(pointer.mouseX, pointer.width))
        }
    }
}
