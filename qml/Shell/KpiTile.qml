// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    One number of the city: value and unit, how it stands against its reference, its course. Colour appears only when the
    value is past a limit; a value that is not known is hatched and says so.
*/
Item {
    id: tile

    required property KpiDescriptor kpi
    readonly property var metric: kpi.metric
    readonly property bool known: !isNaN(kpi.value)
    readonly property int severity: metric.severity(kpi.value)
    readonly property double delta: kpi.value - kpi.reference
    readonly property string deltaNumber: isNaN(delta) ? "" : metric.formatDifference(Math.abs(delta))
    /*! Nothing worth an arrow: the difference is lost in the decimals shown. */
    readonly property bool even: metric.formatDifference(Math.abs(delta)) === metric.formatDifference(0)
    readonly property bool worse: !even && metric.goodDirection !== 0 && delta * metric.goodDirection < 0
    readonly property string comparison: !known ? qsTr("unknown") : isNaN(delta) ? ""
        : even ? qsTr("as %1").arg(kpi.referenceTitle)
        : (delta > 0 ? qsTr("%1 more than %2") : qsTr("%1 less than %2")).arg(deltaNumber).arg(kpi.referenceTitle)
    /*! The same beside an arrow that says more or less. */
    readonly property string briefly: !known || isNaN(delta) || even ? comparison : qsTr("%1 vs %2").arg(deltaNumber).arg(kpi.referenceTitle)

    implicitWidth: 264
    implicitHeight: Theme.caption * 2 + Theme.display + 42
    Accessible.role: Accessible.StaticText
    Accessible.name: metric.title + ": " + (known ? metric.format(kpi.value) : qsTr("unknown"))
    Accessible.description: comparison

    Hatch {
        anchors.fill: parent
        visible: !tile.known
        color: Theme.translucent(Theme.unknown, 0.18)
        spacing: 10
    }
    CaptionText {
        id: title
        anchors { left: parent.left; right: coverage.left; top: parent.top; leftMargin: Theme.l; rightMargin: Theme.s; topMargin: Theme.m - 2 }
        text: tile.metric.title
    }
    CaptionText {
        id: coverage
        anchors { right: parent.right; rightMargin: Theme.l; baseline: title.baseline }
        text: tile.known && tile.kpi.coverage < 0.9 ? qsTr("%1 % of sources").arg(Math.round(tile.kpi.coverage * 100)) : ""
        color: Theme.severityColor(1)
    }
    SeverityDot {
        id: mark
        visible: tile.severity > 0
        severity: tile.severity
        anchors { left: parent.left; leftMargin: Theme.l; verticalCenter: number.verticalCenter }
        implicitWidth: 16
        implicitHeight: 16
    }
    NumberText {
        id: number
        anchors { left: mark.visible ? mark.right : parent.left; leftMargin: mark.visible ? Theme.s : Theme.l; top: title.bottom; topMargin: 2 }
        text: tile.metric.formatNumber(tile.kpi.value)
        color: Theme.severityTextColor(tile.severity)
        font.pixelSize: Theme.display
        font.weight: Font.Medium
    }
    CaptionText {
        anchors { left: number.right; leftMargin: Theme.xs; baseline: number.baseline }
        visible: tile.known
        text: tile.metric.unit
        font.pixelSize: Theme.body
    }
    Sparkline {
        anchors { right: parent.right; rightMargin: Theme.l; verticalCenter: number.verticalCenter }
        width: Math.min(96, tile.width - number.x - number.width - 80)
        visible: width > 32
        values: tile.kpi.trend
        reference: tile.kpi.reference
        lineColor: tile.severity > 0 ? Theme.severityColor(tile.severity) : Theme.textMuted
    }
    Icon {
        id: arrow
        visible: tile.known && !isNaN(tile.delta) && !tile.even
        name: tile.delta > 0 ? "arrow-up" : "arrow-down"
        color: tile.worse && tile.severity > 0 ? Theme.severityColor(tile.severity) : Theme.textMuted
        anchors { left: parent.left; leftMargin: Theme.l - 1; verticalCenter: against.verticalCenter }
        implicitWidth: 12
        implicitHeight: 12
    }
    CaptionText {
        id: against
        anchors { left: arrow.visible ? arrow.right : parent.left; leftMargin: arrow.visible ? Theme.xs : Theme.l
                  right: parent.right; rightMargin: Theme.l; top: number.bottom; topMargin: 2 }
        text: tile.briefly
    }
}
