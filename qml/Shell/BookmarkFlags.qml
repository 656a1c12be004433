// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The bookmarks along the timeline; the pointer reads their names, a click goes there. Their list is there for the keyboard. */
Item {
    id: flags

    required property PlaybackControl playback
    required property TimelineModel model
    /*! How far down their poles reach. */
    property real poleHeight: height

    function xOf(milliseconds: double): real {
        return (milliseconds - model.begin) / model.span * width;
    }

    CityTime { id: cityTime }

    Repeater {
        model: flags.playback.bookmarks
        Item {
            id: flag
            required property double milliseconds
            required property string name
            readonly property real place: flags.xOf(milliseconds)
            visible: place >= -1 && place <= flags.width + 1
            x: Math.round(place)
            Rectangle {
                width: 1
                height: flags.poleHeight
                color: Theme.seriesColor(1)
            }
            Rectangle {
                width: 8
                height: 10
                radius: 1
                color: Theme.seriesColor(1)
            }
            MouseArea {
                id: area
                x: -4
                width: 18
                height: 18
                hoverEnabled: true
                cursorShape: Qt.PointingHandCursor
                onClicked: flags.playback.goTo(flag.milliseconds)
                Loader {
                    active: area.containsMouse
                    sourceComponent: Hint {
                        parent: area
                        y: -implicitHeight - Theme.xs
                        delay: 0
                        visible: true
                        text: flag.name + "\n" + cityTime.dateTime(flag.milliseconds)
                    }
                }
            }
        }
    }
}
