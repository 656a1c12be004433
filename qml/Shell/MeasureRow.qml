// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme

/*!
    One measure in the joint timeline: its value over the window with the difference to the window before, and its course. The
    first of a module bears the module's name, which leads to its panel. The mark on the left takes it into the correlation.
*/
Column {
    id: row

    required property int index
    required property string measureId
    required property string moduleId
    required property string moduleTitle
    required property bool first
    required property string title
    required property string description
    required property string unit
    required property string value
    required property bool known
    required property int severity
    required property string difference
    required property int trend
    required property var points
    required property string problem

    required property MeasureList measures
    required property MeasureCorrelation correlation
    required property int plotX
    required property double from
    required property double to
    required property int cursor
    /*! 0 across, 1 up, −1 not in the correlation. */
    readonly property int axis: measureId === "" ? -1 : correlation.x === measureId ? 0 : correlation.y === measureId ? 1 : -1
    readonly property int textWidth: plotX - Math.round(3.4 * Theme.caption)

    component Mark: CaptionText {
        required property double at
        x: row.textWidth
        width: row.plotX - Theme.xs - row.textWidth
        horizontalAlignment: Text.AlignRight
        text: isNaN(at) ? "" : Number(at).toLocaleString(Qt.locale(), "f", plot.decimals([plot.yMinimum, plot.yMaximum]))
        font.features: Theme.numberFeatures
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 9
    }
    T.AbstractButton {
        id: head
        visible: row.first
        width: Math.min(row.textWidth, headText.implicitWidth + 2 * Theme.s)
        implicitHeight: Math.max(28, headText.implicitHeight + Theme.s)
        x: -Theme.xs
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Link
        Accessible.name: qsTr("Panel of %1").arg(row.moduleTitle)
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        onClicked: Selection.module = row.moduleId
        contentItem: CaptionText {
            id: headText
            leftPadding: Theme.xs
            text: row.moduleTitle
            color: head.hovered ? Theme.accent : Theme.text
            font.weight: Font.DemiBold
            verticalAlignment: Text.AlignVCenter
        }
        background: Item {
            FocusRing { shown: head.visualFocus; gap: 0 }
        }
    }
    CaptionText {
        visible: row.problem !== ""
        width: row.width
        bottomPadding: Theme.s
        wrapMode: Text.Wrap
        text: row.measureId === "" ? row.problem : qsTr("%1 cannot be read: %2").arg(row.title).arg(row.problem)
        color: row.measureId === "" ? Theme.textMuted : Theme.severityColor(2)
    }
    Item {
        visible: row.measureId !== "" && row.problem === ""
        width: row.width
        height: Math.max(words.implicitHeight, 3.6 * Theme.caption) + Theme.s

        T.AbstractButton {
            id: mark
            anchors.verticalCenter: parent.verticalCenter
            x: -Theme.xs
            width: Math.max(24, Math.round(2 * Theme.caption))
            height: width
            focusPolicy: Qt.StrongFocus
            checked: row.axis >= 0
            Accessible.role: Accessible.CheckBox
            Accessible.name: qsTr("Compare %1").arg(row.title)
            Accessible.checked: checked
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: row.correlation.choose(row.measureId)
            contentItem: Item { }
            background: Item {
                Rectangle {
                    anchors.centerIn: parent
                    width: Math.round(1.4 * Theme.caption)
                    height: width
                    radius: width / 2
                    color: row.axis >= 0 ? Theme.accent : mark.hovered ? Theme.surfaceHover : "transparent"
                    border.width: row.axis >= 0 ? 0 : Theme.hairline
                    border.color: Theme.textFaint
                    CaptionText {
                        anchors.centerIn: parent
                        text: ["x", "y"][row.axis] ?? ""
                        color: Theme.accentInk
                        font.weight: Font.DemiBold
                    }
                }
                FocusRing { shown: mark.visualFocus; gap: 0 }
            }
            Loader {
                active: mark.hovered || mark.visualFocus
                sourceComponent: Hint {
                    parent: mark
                    visible: true
                    text: row.axis >= 0 ? qsTr("In the correlation, on the %1 axis").arg(["x", "y"][row.axis]) : qsTr("Take into the correlation")
                }
            }
        }
        Column {
            id: words
            anchors { left: mark.right; leftMargin: Theme.xs; verticalCenter: parent.verticalCenter }
            width: row.textWidth - x
            spacing: 1
            CaptionText {
                width: parent.width
                text: row.title
                HoverHandler { id: titleHover }
                Loader {
                    active: titleHover.hovered
                    sourceComponent: Hint {
                        parent: words
                        visible: true
                        text: row.title + "\n" + row.description
                    }
                }
            }
            RowLayout {
                width: parent.width
                spacing: Theme.xs
                Accessible.role: Accessible.StaticText
                Accessible.name: row.title + ": " + (row.known ? row.value + " " + row.unit : qsTr("unknown"))
                SeverityDot {
                    visible: row.severity > 0 && row.cursor < 0
                    severity: row.severity
                }
                NumberText {
                    text: row.cursor < 0 ? row.value : row.measures.textAt(row.index, (row.points, row.cursor))
                    color: row.cursor < 0 ? Theme.severityTextColor(row.severity) : Theme.accent
                    font.pixelSize: Theme.title
                    font.weight: Font.Medium
                }
                CaptionText {
                    visible: row.cursor < 0
                    text: row.unit
                    Layout.fillWidth: true
                }
            }
            CaptionText {
                width: parent.width
                opacity: row.cursor < 0 ? 1 : 0 // of the window, not of the time that is read
                text: row.difference
                color: row.trend < 0 && row.severity > 0 ? Theme.severityColor(row.severity) : Theme.textMuted
                font.features: Theme.numberFeatures
            }
        }
        Mark {
            y: plot.y - height / 2 + 2
            at: plot.yTicks[plot.yTicks.length - 1] ?? NaN
        }
        Mark {
            y: plot.y + plot.height - height / 2 - 2
            at: plot.yTicks[0] ?? NaN
        }
        Rectangle {
            x: row.plotX
            y: plot.y
            width: plot.width
            height: 1
            color: Theme.outline
        }
        Rectangle {
            x: row.plotX
            y: plot.y + plot.height
            width: plot.width
            height: 1
            color: Theme.outline
        }
        PlotItem {
            id: plot
            readonly property list<double> yTicks: (series, ticks(lowest(row.from, row.to), highest(row.from, row.to), 2))
            x: row.plotX
            y: Theme.xs + 2
            width: Math.max(0, row.width - row.plotX)
            height: parent.height - 2 * y
            series: [{ color: row.axis >= 0 ? Theme.accent : Theme.textMuted, points: row.points }]
            xMinimum: row.from
            xMaximum: row.to
            yMinimum: yTicks[0] ?? 0
            yMaximum: yTicks[yTicks.length - 1] ?? 1
        }
        Rectangle {
            readonly property point at: row.points[row.cursor] ?? Qt.point(NaN, NaN)
            visible: row.cursor >= 0 && !isNaN(at.y)
            width: 7
            height: 7
            radius: 3.5
            color: Theme.accent
            x: plot.x + (at.x - row.from) / (row.to - row.from) * plot.width - 3.5
            y: plot.y + (plot.yMaximum - at.y) / (plot.yMaximum - plot.yMinimum) * plot.height - 3.5
        }
    }
}
