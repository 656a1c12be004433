// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The loop on the timeline, with an end to take hold of on either side; or the one end that waits for its other. */
Item {
    id: loop

    required property PlaybackControl playback
    required property TimelineModel model

    function xOf(milliseconds: double): real {
        return (milliseconds - model.begin) / model.span * width;
    }

    clip: true

    CityTime { id: cityTime }

    Rectangle {
        readonly property real beginX: loop.xOf(loop.playback.loopBegin)
        visible: loop.playback.looping
        x: beginX
        width: loop.xOf(loop.playback.loopEnd) - beginX
        height: parent.height
        color: Theme.translucent(Theme.accent, 0.18)
    }
    component End: Item {
        id: end
        property double milliseconds
        /*! 1 = what is to its right belongs to the loop, −1 = to its left. */
        required property int side
        signal moved(milliseconds: double)

        visible: !isNaN(milliseconds)
        x: isNaN(milliseconds) ? 0 : Math.round(loop.xOf(milliseconds))
        height: loop.height
        Rectangle {
            x: -1
            width: 2
            height: parent.height
            color: Theme.accent
        }
        Rectangle {
            x: end.side > 0 ? -1 : 1 - width
            y: (parent.height - height) / 2
            width: 9
            height: Math.min(28, parent.height)
            radius: 2
            color: Theme.accent
            Rectangle {
                anchors.centerIn: parent
                width: 1
                height: parent.height - 10
                color: Theme.accentInk
            }
        }
        MouseArea {
            id: grip
            x: end.side > 0 ? -8 : -16
            width: 24
            height: parent.height
            hoverEnabled: true
            preventStealing: true
            cursorShape: Qt.SizeHorCursor
            onPositionChanged: mouse => {
                if (pressed)
                    end.moved(Math.round(loop.model.timeAt(Math.max(0, Math.min(loop.width, mapToItem(loop, mouse.x, 0).x)), loop.width)));
            }
            Loader {
                active: grip.containsMouse || grip.pressed
                sourceComponent: Hint {
                    parent: grip
                    y: -implicitHeight - Theme.xs
                    delay: 0
                    visible: true
                    text: (end.side > 0 ? qsTr("The loop begins %1") : qsTr("The loop ends %1")).arg(cityTime.dateTime(end.milliseconds))
                }
            }
        }
    }
    End {
        side: 1
        milliseconds: loop.playback.loopBegin
        onMoved: milliseconds => loop.playback.moveLoopBegin(milliseconds)
    }
    End {
        side: -1
        milliseconds: loop.playback.loopEnd
        onMoved: milliseconds => loop.playback.moveLoopEnd(milliseconds)
    }
}
