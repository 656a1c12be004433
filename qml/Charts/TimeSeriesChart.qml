// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme

/*!
    Values over time, labelled in the city's zone. `series`: {title, color, points (x = ms since the epoch, y in display
    units, NaN = a gap), dashed, band (points of the lower edge of a filled band)}. Rest the pointer to read values; a click
    gives the time away (`timePicked`).
*/
Item {
    id: chart

    property list<var> series
    property string unit
    property string title
    /*! The y axis starts here; NaN = below the lowest value. */
    property double yMinimum: NaN
    property double from
    property double to
    property double nowMilliseconds: NaN
    property int decimals: 0
    readonly property bool empty: plot.pointCountNow === 0
    readonly property bool settled: plot.drawn
    signal timePicked(milliseconds: double)

    function number(value: double): string {
        return Number(value).toLocaleString(Qt.locale(), "f", decimals);
    }
    function xOf(milliseconds: double): real {
        return (milliseconds - from) / (to - from) * plot.width;
    }

    implicitWidth: 360
    implicitHeight: 200
    width: parent?.width ?? implicitWidth
    Accessible.role: Accessible.Chart
    Accessible.name: title !== "" ? title : series.map(s => s.title ?? "").join(", ")

    CityTime { id: cityTime }

    CaptionText {
        id: unitLabel
        visible: !chart.empty
        text: chart.unit
    }
    ChartLegend {
        anchors { right: parent.right; top: parent.top }
        series: chart.series
        visible: chart.series.length > 1 && !chart.empty
    }
    Repeater {
        model: chart.empty ? [] : plot.yTicks
        Item {
            id: tick
            required property double modelData
            y: plot.y + plot.yOf(modelData)
            width: chart.width
            CaptionText {
                width: plot.x - Theme.s
                anchors.verticalCenter: parent.top
                horizontalAlignment: Text.AlignRight
                text: chart.number(tick.modelData)
                font.features: Theme.numberFeatures
            }
            Rectangle {
                x: plot.x
                width: plot.width
                height: 1
                color: Theme.outline
            }
        }
    }
    PlotItem {
        id: plot
        readonly property int pointCountNow: (plot.series, pointCount())
        readonly property double low: isNaN(chart.yMinimum) ? (plot.series, lowest(chart.from, chart.to)) : chart.yMinimum
        readonly property double high: (plot.series, highest(chart.from, chart.to))
        readonly property list<double> yTicks: ticks(low, Math.max(high, low), Math.max(2, Math.round(height / 44)))
        function yOf(value: double): real {
            return height - (value - yMinimum) / (yMaximum - yMinimum) * height;
        }
        x: Math.ceil(widest.implicitWidth) + Theme.s
        y: unitLabel.implicitHeight + Theme.s
        width: Math.max(0, chart.width - x - Theme.xs)
        height: Math.max(0, chart.height - y - Theme.caption - Theme.m)
        series: chart.series
        xMinimum: chart.from
        xMaximum: chart.to
        yMinimum: yTicks[0] ?? 0
        yMaximum: yTicks[yTicks.length - 1] ?? 1
    }
    CaptionText {
        id: widest
        visible: false
        font.features: Theme.numberFeatures
        text: plot.yTicks.map(t => chart.number(t)).reduce((a, b) => b.length > a.length ? b : a, "0")
    }
    Repeater {
        id: times
        model: chart.empty ? [] : cityTime.ticks(chart.from, chart.to, plot.width / (7 * Theme.caption))
        CaptionText {
            required property int index
            required property var modelData
            readonly property Item before: index > 0 ? times.itemAt(index - 1) : null
            // At the edge of the chart a label moves inwards, perhaps over the one before it.
            visible: !before?.visible || x >= before.x + before.width + Theme.xs
            x: Math.max(0, Math.min(chart.width - implicitWidth, plot.x + chart.xOf(modelData.milliseconds) - implicitWidth / 2))
            anchors.bottom: parent?.bottom
            text: modelData.label
            color: modelData.dayStart ? Theme.text : Theme.textMuted
            font.features: Theme.numberFeatures
        }
    }
    Rectangle {
        visible: !chart.empty && chart.nowMilliseconds >= chart.from && chart.nowMilliseconds <= chart.to
        x: plot.x + chart.xOf(chart.nowMilliseconds) - 0.5
        y: plot.y
        width: 1
        height: plot.height
        color: Theme.accent
    }
    MouseArea {
        id: pointer
        x: plot.x
        y: plot.y
        width: plot.width
        height: plot.height
        hoverEnabled: true
        enabled: !chart.empty
        readonly property double time: chart.from + mouseX / Math.max(1, width) * (chart.to - chart.from)
        onClicked: chart.timePicked(time)

        Rectangle {
            visible: pointer.containsMouse
            x: pointer.mouseX
            width: 1
            height: parent.height
            color: Theme.textFaint
        }
        Card {
            visible: pointer.containsMouse
            width: readout.implicitWidth + 2 * Theme.s
            height: readout.implicitHeight + 2 * Theme.xs
            x: pointer.mouseX + width + Theme.m > pointer.width ? pointer.mouseX - width - Theme.s : pointer.mouseX + Theme.s
            Column {
                id: readout
                x: Theme.s
                y: Theme.xs
                CaptionText {
                    text: cityTime.dateTime(pointer.time)
                    font.features: Theme.numberFeatures
                }
                Repeater {
                    model: chart.series
                    CaptionText {
                        required property int index
                        required property var modelData
                        readonly property double value: plot.valueNear(index, pointer.time, (chart.to - chart.from) / 40)
                        visible: !isNaN(value) && !modelData.band
                        color: Theme.text
                        text: (modelData.title ? modelData.title + "  " : "") + chart.number(value) + "\u00a0" + chart.unit
                        font.features: Theme.numberFeatures
                    }
                }
            }
        }
    }
    EmptyState {
        anchors.verticalCenter: parent.verticalCenter
        visible: chart.empty
        icon: "activity"
        title: qsTr("No observations in this time")
    }
}
