// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! One observed property: its name and newest value, its last 48 hours against the limit. */
Column {
    id: root

    required property StationPage model
    required property int index
    readonly property stationSeries shown: (model.revision, model.seriesAt(index))
    readonly property bool limited: shown.limitTitle !== ""

    width: parent?.width ?? implicitWidth
    spacing: Theme.xs

    RowLayout {
        width: parent.width
        BodyText { Layout.fillWidth: true; text: root.shown.title }
        NumberText { text: root.shown.value }
    }
    TimeSeriesChart {
        width: parent.width
        height: 8 * Theme.body
        Accessible.name: root.shown.title
        unit: root.shown.unit
        decimals: Math.min(1, root.shown.decimals)
        from: root.model.chartBegin
        to: root.model.chartEnd
        nowMilliseconds: Clock.nowMilliseconds
        series: [
            {
                title: root.shown.limitTitle, color: Theme.severityColor(2), dashed: true, band: false,
                points: root.limited ? [Qt.point(root.model.chartBegin, root.shown.limit), Qt.point(root.model.chartEnd, root.shown.limit)] : []
            },
            {
                title: "", color: Theme.severityColor(2), dashed: true, band: false,
                points: isNaN(root.shown.lowerLimit) ? []
                    : [Qt.point(root.model.chartBegin, root.shown.lowerLimit), Qt.point(root.model.chartEnd, root.shown.lowerLimit)]
            },
            { title: root.limited ? qsTr("observed") : "", color: Theme.accent, points: root.shown.points, dashed: false, band: false }
        ].filter(s => s.points.length > 0)
        onTimePicked: milliseconds => Clock.seek(milliseconds)
    }
}
