// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! One pollutant's last two days, mean of the stations, against the limit of choice; a click takes the clock there. */
PanelSection {
    id: root

    required property AirPanel model

    title: qsTr("The last 48 hours")
    subtitle: qsTr("mean of the stations; %1").arg(model.limitSource)

    SegmentedControl {
        width: parent.width
        model: root.model.pollutantTitles
        currentIndex: root.model.pollutant
        Accessible.name: qsTr("Pollutant")
        onActivated: index => root.model.pollutant = index
    }
    TimeSeriesChart {
        width: parent.width
        height: 12 * Theme.body
        Accessible.name: root.title
        unit: root.model.unit
        decimals: root.model.decimals
        yMinimum: 0
        from: root.model.chartBegin
        to: root.model.chartEnd
        nowMilliseconds: Clock.nowMilliseconds
        series: [
            { title: root.model.limitTitle, color: Theme.severityColor(2), points: root.model.limitLine, dashed: true, band: false },
            { title: qsTr("1 h"), color: root.model.runningMean.length > 0 ? Theme.textMuted : Theme.accent, points: root.model.hourlyMean, dashed: false, band: false },
            { title: root.model.runningTitle, color: Theme.accent, points: root.model.runningMean, dashed: false, band: false }
        ].filter(s => s.points.length > 0)
        onTimePicked: milliseconds => Clock.seek(milliseconds)
    }
    CaptionText {
        width: parent.width
        text: qsTr("Layer “Pollutant between stations” by")
    }
    SegmentedControl {
        width: parent.width
        model: root.model.surfaceTitles
        currentIndex: root.model.surfaceMethod
        Accessible.name: qsTr("Layer “Pollutant between stations” by")
        onActivated: index => root.model.surfaceMethod = index
    }
}
