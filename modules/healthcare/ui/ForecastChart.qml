// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Healthcare
import Citywall.Theme

/*! A figure over the last day and the next hours: observed, usual, forecast with its interval. */
Column {
    id: root

    required property HourChart model
    property double yMinimum: 0

    width: parent?.width ?? implicitWidth
    spacing: Theme.xs

    TimeSeriesChart {
        width: parent.width
        height: 13 * Theme.body
        unit: root.model.unit
        yMinimum: root.yMinimum
        from: root.model.from
        to: root.model.to
        nowMilliseconds: Clock.nowMilliseconds
        series: [
            { title: qsTr("80%"), color: Theme.seriesColor(1), points: root.model.upper, dashed: false, band: root.model.lower },
            { title: qsTr("earlier days"), color: Theme.textMuted, points: root.model.usual, dashed: true, band: false },
            { title: qsTr("observed"), color: Theme.accent, points: root.model.observed, dashed: false, band: false },
            { title: qsTr("forecast"), color: Theme.seriesColor(1), points: root.model.forecast, dashed: true, band: false }
        ].filter(s => s.points.length > 0)
        onTimePicked: milliseconds => Clock.seek(milliseconds)
    }
    CaptionText {
        width: parent.width
        text: root.model.note
        wrapMode: Text.Wrap
    }
}
