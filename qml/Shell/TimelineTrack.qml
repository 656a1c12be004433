// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    Time from left to right: what was observed when, nights shaded, shifts, bookmarks, the loop, the clock's marker. Drag moves the
    clock, Shift and drag marks a range to loop, the wheel zooms about the pointer, the right button drags the picture.
*/
FocusScope {
    id: track

    required property TimelineModel model
    required property PlaybackControl playback
    /*! {id, title, feeds} */
    required property var lanes
    readonly property real laneHeight: ground.height
    readonly property real nowX: xOf(Clock.nowMilliseconds)
    readonly property bool live: Clock.mode === Clock.Live
    property bool busy: pointer.pressed
    /*! The bar that the pointer is over; −1 = none. */
    readonly property int hoveredBucket: pointer.containsMouse && !grasped ? reading.bucket : -1
    readonly property bool grasped: pointer.pressed && pointer.looping

    function xOf(milliseconds: double): real {
        return model.span > 0 ? (milliseconds - model.begin) / model.span * width : 0;
    }

    implicitHeight: Math.max(Math.round(88 * Theme.textScale), lanes.length * (Theme.caption + 5) + 2 + axis.height + shiftBand.height)
    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Timeline")
    Accessible.description: [qsTr("Left and right step one minute, with Shift one hour, with Ctrl one day; up and down zoom, Page Up and Page Down move the picture."),
                             activeFocus ? atClock.text : ""].filter(line => line !== "").join("\n")
    Keys.onPressed: event => {
        if (event.modifiers & ~Qt.KeypadModifier)
            return;
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Up: track.playback.zoom(0.5); break;
        case Qt.Key_Down: track.playback.zoom(2); break;
        case Qt.Key_PageUp: track.model.pan(-track.model.span / 2); break;
        case Qt.Key_PageDown: track.model.pan(track.model.span / 2); break;
        default: event.accepted = false;
        }
    }

    CityTime { id: cityTime }
    TimelineReading {
        id: reading
        model: track.model
        lanes: track.lanes
        brief: pointer.pressed
        milliseconds: track.model.begin + track.model.span * pointer.mouseX / Math.max(1, pointer.width)
    }
    TimelineReading {
        id: atClock
        model: track.model
        lanes: track.lanes
        milliseconds: track.activeFocus && !track.busy ? Clock.nowMilliseconds : NaN
    }
    Scrub {
        id: scrub
        feed: track.lanes[0]?.id ?? ""
    }

    Rectangle {
        id: ground
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: shiftBand.top }
        color: Theme.ground
        clip: true

        HistogramItem {
            id: histogram
            anchors { fill: parent; topMargin: 2 }
            model: track.model
            barColor: Theme.translucent(Theme.textFaint, 0.75)
            capColor: Theme.text
            usualColor: Theme.accent
            nightColor: Theme.translucent(Theme.dark ? "#000000" : Theme.outline, Theme.dark ? 0.4 : 0.7)
        }
        DamageMarks {
            anchors.fill: histogram
            model: track.model
            lanes: track.lanes
            laneGap: histogram.laneGap
        }
        Rectangle { // the bar that is read
            readonly property real fromX: track.xOf(reading.bucketBegin)
            visible: track.hoveredBucket >= 0
            x: visible ? fromX : 0
            width: visible ? Math.max(1, track.xOf(reading.bucketBegin + track.model.bucketLength) - fromX) : 0
            height: parent.height
            color: Theme.translucent(Theme.text, 0.12)
        }
        Rectangle { // what has not happened yet at the clock's time
            x: Math.max(0, track.nowX)
            width: Math.max(0, parent.width - x)
            height: parent.height
            color: Theme.translucent(Theme.ground, 0.55)
        }
        Rectangle {
            visible: track.grasped
            x: Math.min(pointer.pressX, pointer.mouseX)
            width: Math.abs(pointer.mouseX - pointer.pressX)
            height: parent.height
            color: Theme.translucent(Theme.accent, 0.3)
        }
        CaptionText {
            anchors.centerIn: parent
            visible: text !== ""
            text: track.lanes.length === 0 ? qsTr("No feeds")
                : track.model.error !== "" || track.model.loading || track.model.totals.length === 0 || track.model.totals.some(n => n > 0) ? ""
                : qsTr("Nothing was observed in this span")
        }
    }
    ShiftBand {
        id: shiftBand
        anchors { left: parent.left; right: parent.right; bottom: axis.top }
        height: shifts.starts.length > 0 ? Theme.caption + 3 : 0
        model: track.model
        shifts: WorkShifts { starts: City.shifts }
    }
    TimelineAxis {
        id: axis
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        model: track.model
        groundHeight: ground.height + shiftBand.height
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
    Rectangle { // where the pointer is, if the history cannot keep up with it
        visible: scrub.active && Math.abs(x - marker.x) > 2
        x: Math.max(0, Math.min(track.width, pointer.mouseX))
        width: 1
        height: ground.height
        color: Theme.accent
        opacity: 0.6
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
                scrub.begin(track.model.timeAt(mouse.x, width));
        }
        onPositionChanged: mouse => {
            if (pressedButtons & Qt.RightButton)
                track.model.show(pressBegin - (mouse.x - pressX) / width * track.model.span,
                                 pressBegin - (mouse.x - pressX) / width * track.model.span + track.model.span);
            else if (scrub.active)
                scrub.moveTo(track.model.timeAt(Math.max(0, Math.min(width, mouse.x)), width));
        }
        onReleased: mouse => {
            scrub.end();
            if (looping && Math.abs(mouse.x - pressX) < 4)
                track.playback.endLoop();
            else if (looping)
                track.playback.setLoop(Math.round(track.model.timeAt(Math.min(pressX, mouse.x), width)), Math.round(track.model.timeAt(Math.max(pressX, mouse.x), width)));
            looping = false;
        }
        onCanceled: {
            scrub.end();
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
            text: reading.text
        }
    }
    LoopRange {
        anchors.fill: ground
        model: track.model
        playback: track.playback
    }
    BookmarkFlags {
        anchors.fill: ground
        model: track.model
        playback: track.playback
    }
}
