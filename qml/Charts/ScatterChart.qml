// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme

/*!
    One quantity against another, a dot for each pair. Rest the pointer on a dot to read it, or step through the dots from left
    to right with the arrow keys; a click or Enter activates it. `current` is the dot that the page is about (−1 = none).
*/
FocusScope {
    id: chart

    property list<point> points
    /*! What the dot is that is read, see `shown`. */
    property string shownName
    property string xTitle
    property string yTitle
    property string xUnit
    property string yUnit
    property int xDecimals: 0
    property int yDecimals: 0
    property int current: -1
    property string title
    readonly property bool empty: points.length === 0
    readonly property bool settled: plot.drawn
    /*! The dot under the pointer or reached by the keys. */
    readonly property int shown: pointer.containsMouse ? pointer.index : activeFocus ? stepped : -1
    property int stepped: -1
    /*! From left to right; JavaScript's sort is not stable, so equal ones go by their index. */
    readonly property var order: points.map((p, i) => i).sort((a, b) => points[a].x - points[b].x || a - b)
    signal activated(index: int)

    function number(value: double, decimals: int): string {
        return Number(value).toLocaleString(Qt.locale(), "f", decimals);
    }
    function quantity(value: double, decimals: int, unit: string): string {
        return number(value, decimals) + (unit === "" ? "" : unit === "%" ? unit : "\u00a0" + unit);
    }
    function axisTitle(title: string, unit: string): string {
        return unit === "" ? title : qsTr("%1 (%2)").arg(title).arg(unit);
    }
    function step(by: int) {
        const at = order.indexOf(stepped);
        stepped = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.max(0, Math.min(order.length - 1, at + by))] ?? -1;
    }

    implicitWidth: 360
    implicitHeight: 280
    width: parent?.width ?? implicitWidth
    activeFocusOnTab: true
    Accessible.role: Accessible.Chart
    Accessible.name: title !== "" ? title : qsTr("%1 against %2").arg(yTitle).arg(xTitle)
    Accessible.description: shown >= 0 ? readout.text : ""
    onPointsChanged: stepped = -1
    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)
    Keys.onReturnPressed: if (stepped >= 0) activated(stepped)
    Keys.onEnterPressed: if (stepped >= 0) activated(stepped)
    Keys.onEscapePressed: event => {
        event.accepted = stepped >= 0;
        stepped = -1;
    }

    CaptionText {
        id: yLabel
        visible: !chart.empty
        width: chart.width
        text: chart.axisTitle(chart.yTitle, chart.yUnit)
    }
    Repeater {
        model: chart.empty ? [] : frame.yTicks
        Item {
            id: yTick
            required property double modelData
            y: frame.y + frame.yOf(modelData)
            width: chart.width
            CaptionText {
                width: frame.x - Theme.s
                anchors.verticalCenter: parent.top
                horizontalAlignment: Text.AlignRight
                text: chart.number(yTick.modelData, frame.yTickDecimals)
                font.features: Theme.numberFeatures
            }
            Rectangle {
                x: frame.x
                width: frame.width
                height: 1
                color: Theme.outline
            }
        }
    }
    Repeater {
        model: chart.empty ? [] : frame.xTicks
        Item {
            id: xTick
            required property double modelData
            x: frame.x + frame.xOf(modelData)
            y: frame.y
            height: frame.height
            Rectangle {
                width: 1
                height: parent.height
                color: Theme.outline
            }
            CaptionText {
                x: Math.max(-xTick.x, Math.min(chart.width - xTick.x - implicitWidth, -implicitWidth / 2))
                y: parent.height + Theme.xs
                text: chart.number(xTick.modelData, frame.xTickDecimals)
                font.features: Theme.numberFeatures
            }
        }
    }
    Item {
        id: frame
        readonly property list<double> xTicks: plot.ticks(chart.points.reduce((m, p) => Math.min(m, p.x), Infinity),
            chart.points.reduce((m, p) => Math.max(m, p.x), -Infinity), Math.max(2, Math.round(width / 72)))
        readonly property list<double> yTicks: plot.ticks(chart.points.reduce((m, p) => Math.min(m, p.y), Infinity),
            chart.points.reduce((m, p) => Math.max(m, p.y), -Infinity), Math.max(2, Math.round(height / 44)))
        readonly property int xTickDecimals: plot.decimals(xTicks)
        readonly property int yTickDecimals: plot.decimals(yTicks)
        readonly property double xFrom: xTicks[0] ?? 0
        readonly property double xTo: xTicks[xTicks.length - 1] ?? 1
        readonly property double yFrom: yTicks[0] ?? 0
        readonly property double yTo: yTicks[yTicks.length - 1] ?? 1
        function xOf(value: double): real {
            return (value - xFrom) / (xTo - xFrom) * width;
        }
        function yOf(value: double): real {
            return height - (value - yFrom) / (yTo - yFrom) * height;
        }
        x: Math.ceil(widest.implicitWidth) + Theme.s
        y: yLabel.implicitHeight + Theme.s
        width: Math.max(0, chart.width - x - Theme.s)
        height: Math.max(0, chart.height - y - 2 * xLabel.implicitHeight - Theme.s)
        PlotItem {
            id: plot
            /*! Around the axes, so that a dot on an edge is whole. */
            readonly property int room: 6
            readonly property double xRoom: room * (frame.xTo - frame.xFrom) / Math.max(1, frame.width)
            readonly property double yRoom: room * (frame.yTo - frame.yFrom) / Math.max(1, frame.height)
            anchors.fill: parent
            anchors.margins: -room
            visible: !chart.empty
            series: [{ color: Theme.seriesColor(0), points: chart.points, dots: true }]
            xMinimum: frame.xFrom - xRoom
            xMaximum: frame.xTo + xRoom
            yMinimum: frame.yFrom - yRoom
            yMaximum: frame.yTo + yRoom
        }
    }
    CaptionText {
        id: widest
        visible: false
        font.features: Theme.numberFeatures
        text: frame.yTicks.map(t => chart.number(t, frame.yTickDecimals)).reduce((a, b) => b.length > a.length ? b : a, "0")
    }
    CaptionText {
        id: xLabel
        visible: !chart.empty
        anchors.bottom: parent.bottom
        x: frame.x
        width: frame.width
        horizontalAlignment: Text.AlignRight
        text: chart.axisTitle(chart.xTitle, chart.xUnit)
    }

    component Ring: Rectangle {
        required property int of
        readonly property point at: chart.points[of] ?? Qt.point(0, 0)
        visible: of >= 0 && of < chart.points.length
        x: frame.x + frame.xOf(at.x) - width / 2
        y: frame.y + frame.yOf(at.y) - height / 2
        width: 14
        height: 14
        radius: 7
        color: "transparent"
        border.width: 2
    }
    Ring {
        of: chart.current
        border.color: Theme.accent
    }
    Ring {
        id: ring
        of: chart.shown
        border.color: Theme.text
    }
    MouseArea {
        id: pointer
        property int index: -1
        x: frame.x
        y: frame.y
        width: frame.width
        height: frame.height
        enabled: !chart.empty
        hoverEnabled: true
        cursorShape: index >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
        onPositionChanged: mouse => index = plot.dotNear(0, mouse.x + plot.room, mouse.y + plot.room, 16)
        onExited: index = -1
        onClicked: mouse => {
            index = plot.dotNear(0, mouse.x + plot.room, mouse.y + plot.room, 16);
            if (index >= 0)
                chart.activated(index);
        }
    }
    Card {
        visible: ring.visible
        width: readout.implicitWidth + 2 * Theme.s
        height: readout.implicitHeight + 2 * Theme.xs
        x: Math.max(0, Math.min(chart.width - width, ring.x + ring.width / 2 - width / 2))
        y: ring.y > height + Theme.xs ? ring.y - height - Theme.xs : ring.y + ring.height + Theme.xs
        CaptionText {
            id: readout
            anchors.centerIn: parent
            color: Theme.text
            font.features: Theme.numberFeatures
            text: chart.shown < 0 || chart.shown >= chart.points.length ? "" : [chart.shownName,
                chart.xTitle + "  " + chart.quantity(chart.points[chart.shown].x, chart.xDecimals, chart.xUnit),
                chart.yTitle + "  " + chart.quantity(chart.points[chart.shown].y, chart.yDecimals, chart.yUnit)].join("\n")
        }
    }
    EmptyState {
        anchors.verticalCenter: parent.verticalCenter
        visible: chart.empty
        icon: "activity"
        title: qsTr("No pairs to show")
    }
    FocusRing { shown: chart.activeFocus; gap: 2 }
}
