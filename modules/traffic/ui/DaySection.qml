// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! The day's travel-time index against the usual one; a click takes the clock there. */
PanelSection {
    id: root

    required property TrafficPanel model

    title: qsTr("Congestion over the day")
    subtitle: model.usual.length > 0 ? qsTr("travel-time index; earlier days = median of such days in the last two weeks")
        : model.dayLoading ? qsTr("travel-time index; reading earlier days…")
        : qsTr("travel-time index; no earlier day of this kind in the history")

    TimeSeriesChart {
        width: parent.width
        height: 11 * Theme.body
        Accessible.name: root.title
        yMinimum: 1
        unit: ""
        decimals: 2
        from: root.model.dayBegin
        to: root.model.dayEnd
        nowMilliseconds: Clock.nowMilliseconds
        series: [
            { title: qsTr("earlier days"), color: Theme.textMuted, points: root.model.usual, dashed: true, band: false },
            { title: qsTr("today"), color: Theme.accent, points: root.model.today, dashed: false, band: false }
        ].filter(s => s.points.length > 0)
        onTimePicked: milliseconds => Clock.seek(milliseconds)
    }
}
