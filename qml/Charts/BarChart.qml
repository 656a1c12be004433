// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme

/*! Counts side by side, from zero. `highlight` is the bar that the page is about (−1 = none). A click activates a bar. */
FocusScope {
    id: chart

    property list<double> values
    property list<string> labels
    property string unit
    property string title
    property int highlight: -1
    property int decimals: 0
    readonly property bool empty: values.length === 0 || values.every(v => !(v > 0))
    readonly property bool settled: plot.drawn
    signal activated(index: int)

    function number(value: double): string {
        return Number(value).toLocaleString(Qt.locale(), "f", decimals);
    }

    implicitWidth: 360
    implicitHeight: 160
    width: parent?.width ?? implicitWidth
    activeFocusOnTab: true
    Accessible.role: Accessible.Chart
    Accessible.name: title !== "" ? title : unit
    property int current: highlight
    Keys.onLeftPressed: current = Math.max(0, current - 1)
    Keys.onRightPressed: current = Math.min(values.length - 1, current + 1)
    Keys.onReturnPressed: if (current >= 0) activated(current)
    Keys.onEnterPressed: if (current >= 0) activated(current)
    Keys.onEscapePressed: event => {
        event.accepted = current !== highlight;
        current = Qt.binding(() => highlight);
    }

    CaptionText {
        id: unitLabel
        visible: !chart.empty
        text: chart.unit
    }
    Repeater {
        model: chart.empty ? [] : plot.yTicks
        Item {
            id: tick
            required property double modelData
            y: plot.y + plot.height * (1 - modelData / plot.yMaximum)
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
        readonly property list<double> yTicks: ticks(0, chart.values.reduce((m, v) => v > m ? v : m, 0), Math.max(2, Math.round(height / 44)))
        readonly property real step: width / Math.max(1, chart.values.length)
        x: Math.ceil(widest.implicitWidth) + Theme.s
        y: unitLabel.implicitHeight + Theme.s
        width: Math.max(0, chart.width - x)
        height: Math.max(0, chart.height - y - Theme.caption - Theme.m)
        visible: !chart.empty
        bars: chart.values
        highlight: chart.highlight
        barColor: Theme.textFaint
        highlightColor: Theme.accent
        yMaximum: yTicks[yTicks.length - 1] ?? 1
    }
    CaptionText {
        id: widest
        visible: false
        font.features: Theme.numberFeatures
        text: plot.yTicks.map(t => chart.number(t)).reduce((a, b) => b.length > a.length ? b : a, "0")
    }
    Repeater {
        model: chart.empty ? [] : chart.labels
        CaptionText {
            required property int index
            required property string modelData
            // Every label where there is room, else every second, third …
            readonly property int skip: Math.ceil((Math.max(...chart.labels.map(l => l.length)) * Theme.caption * 0.62 + 6) / Math.max(1, plot.step))
            visible: index % skip === 0
            x: plot.x + (index + 0.5) * plot.step - implicitWidth / 2
            anchors.bottom: parent?.bottom
            text: modelData
            font.features: Theme.numberFeatures
        }
    }
    MouseArea {
        id: pointer
        readonly property int index: Math.max(0, Math.min(chart.values.length - 1, Math.floor(mouseX / plot.step)))
        x: plot.x
        y: plot.y
        width: plot.width
        height: plot.height
        enabled: !chart.empty
        hoverEnabled: true
        onClicked: chart.activated(index)
        Rectangle {
            id: chosen
            readonly property int shown: pointer.containsMouse ? pointer.index : chart.activeFocus ? chart.current : -1
            visible: shown >= 0
            x: shown * plot.step
            width: plot.step
            height: parent.height
            color: Theme.translucent(Theme.text, 0.08)
            Card {
                width: readout.implicitWidth + 2 * Theme.s
                height: readout.implicitHeight + 2 * Theme.xs
                x: Math.max(-parent.x, Math.min(pointer.width - parent.x - width, (parent.width - width) / 2))
                y: -height - 2
                CaptionText {
                    id: readout
                    anchors.centerIn: parent
                    color: Theme.text
                    text: (chart.labels[chosen.shown] ?? "") + "  " + chart.number(chart.values[chosen.shown] ?? 0) + "\u00a0" + chart.unit
                }
            }
        }
    }
    EmptyState {
        anchors.verticalCenter: parent.verticalCenter
        visible: chart.empty
        icon: "activity"
        title: qsTr("Nothing to count")
    }
    FocusRing { shown: chart.activeFocus; gap: 2 }
}
