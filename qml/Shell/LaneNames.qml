// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Beside the lanes of the timeline: whose they are, and how many observations a bar as high as each of them stands for. */
Column {
    id: names

    required property TimelineModel model
    /*! {title} */
    required property var lanes
    property real laneHeight: 20

    FontMetrics {
        id: metrics
        font { family: Theme.family; pixelSize: Theme.caption }
    }
    // The height tells when the font is another.
    readonly property real widest: metrics.height <= 0 ? 0 : Math.ceil(Math.max(0, ...lanes.map(l => metrics.advanceWidth(l.title))))
    readonly property real figures: metrics.height <= 0 ? 0 : Math.ceil(metrics.advanceWidth("99,999"))
    width: Math.min(Math.round(150 * Theme.textScale), widest + 2) + Theme.s + figures

    function count(observations: real): string {
        return isNaN(observations) ? "–" : Number(observations).toLocaleString(Qt.locale(), "f", 0);
    }

    Repeater {
        model: names.lanes
        Item {
            id: lane
            required property var modelData
            required property int index
            readonly property real most: names.model.largest[index] ?? NaN
            readonly property real scale: names.model.scales[index] ?? NaN
            readonly property string figure: names.count(scale)
            width: names.width
            height: names.laneHeight
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.title + ": " + hint
            readonly property string hint: isNaN(most) ? qsTr("not counted yet")
                : [qsTr("%1 in all that is shown, at most %2 in one bar").arg(names.count(names.model.totals[index] ?? 0)).arg(names.count(most)),
                   most > scale ? qsTr("bars of more than %1 are cut off").arg(figure) : ""].filter(words => words !== "").join(qsTr("; "))
            CaptionText {
                width: parent.width - names.figures - Theme.s
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                text: lane.modelData.title
                color: lane.most > 0 ? Theme.text : Theme.textMuted
            }
            CaptionText {
                anchors.right: parent.right
                height: parent.height
                verticalAlignment: Text.AlignVCenter
                horizontalAlignment: Text.AlignRight
                text: lane.figure
                font.features: Theme.numberFeatures
            }
            HoverHandler { id: pointer }
            Loader {
                active: pointer.hovered
                sourceComponent: Hint {
                    parent: lane
                    y: -implicitHeight - Theme.xs
                    visible: true
                    text: lane.modelData.title + "\n" + lane.hint
                }
            }
        }
    }
}
