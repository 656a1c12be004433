// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The timeline's axis: marks at round local times, as close as their words allow; days through the lanes above. */
Item {
    id: axis

    required property TimelineModel model
    /*! How high the marks of days rise over it. */
    property real groundHeight: 0

    height: Theme.caption + 8

    CityTime { id: cityTime }

    Repeater {
        model: cityTime.ticks(axis.model.begin, axis.model.end, axis.width / (8 * Theme.caption))
        Item {
            id: tick
            required property var modelData
            x: (modelData.milliseconds - axis.model.begin) / axis.model.span * axis.width
            Rectangle {
                y: tick.modelData.dayStart ? -axis.groundHeight : 0
                width: 1
                height: (tick.modelData.dayStart ? axis.groundHeight : 0) + 4
                color: tick.modelData.dayStart ? Theme.textFaint : Theme.outline
            }
            CaptionText {
                y: 5
                x: Math.max(-tick.x, Math.min(axis.width - tick.x - implicitWidth, -implicitWidth / 2))
                text: tick.modelData.label
                color: tick.modelData.dayStart ? Theme.text : Theme.textMuted
                font.features: Theme.numberFeatures
            }
        }
    }
}
