// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! One road link: facts, its day against the usual one and free flow, its raw observations. */
Column {
    id: root

    required property TrafficLink model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.found
        title: qsTr("This link is not in the history")
        text: root.model.linkId
    }
    LinkFacts {
        width: parent.width
        visible: root.model.found
        model: root.model
    }
    PanelSection {
        width: parent.width
        visible: root.model.found
        title: qsTr("Speed over the day")
        subtitle: root.model.day.usual.length > 0 ? qsTr("earlier days = median of such days in the last four weeks")
                                              : qsTr("no earlier day of this kind in the history")
        LoadingState {
            width: parent.width
            visible: root.model.day.loading
            text: qsTr("Reading the link's history…")
        }
        ErrorState {
            width: parent.width
            visible: root.model.day.error !== ""
            title: qsTr("The link's history cannot be read")
            text: root.model.day.error
        }
        TimeSeriesChart {
            width: parent.width
            height: 13 * Theme.body
            visible: !root.model.day.loading && root.model.day.error === ""
            Accessible.name: qsTr("Speed over the day")
            unit: root.model.speedUnit
            yMinimum: 0
            from: root.model.day.begin
            to: root.model.day.end
            nowMilliseconds: Clock.nowMilliseconds
            series: [
                {
                    title: qsTr("free flow"), color: Theme.textFaint, dashed: true, band: false,
                    points: isNaN(root.model.freeFlow) ? [] : [Qt.point(root.model.day.begin, root.model.freeFlow), Qt.point(root.model.day.end, root.model.freeFlow)]
                },
                { title: qsTr("earlier days"), color: Theme.textMuted, points: root.model.day.usual, dashed: true, band: false },
                { title: qsTr("observed"), color: Theme.accent, points: root.model.day.observed, dashed: false, band: false }
            ].filter(s => s.points.length > 0)
            onTimePicked: milliseconds => Clock.seek(milliseconds)
        }
    }
    PanelSection {
        width: parent.width
        visible: root.model.found
        title: qsTr("Observations")
        subtitle: qsTr("%1 in the last 24 hours, newest first").arg(root.model.day.observationCount)
        exported: root.model.day.observations
        exportName: root.model.linkId
        RawTable {
            width: parent.width
            model: root.model.day.observations
        }
    }
}
