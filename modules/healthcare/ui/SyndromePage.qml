// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Healthcare
import Citywall.Theme

/*! One syndrome in one area: its three weeks against the baseline, the detectors, its raw observations. */
Column {
    id: root

    required property SyndromeCard model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known
        title: qsTr("Nothing reported at this time")
    }
    PanelSection {
        width: parent.width
        visible: root.model.known
        title: root.model.title
        subtitle: qsTr("emergency visits on %1").arg(root.model.day)

        Row {
            width: parent.width
            spacing: Theme.s
            SeverityDot {
                severity: root.model.severity
                visible: root.model.severity !== 0
                anchors.verticalCenter: parent.verticalCenter
            }
            BodyText { text: root.model.verdict }
        }
        SimulatedBadge { visible: root.model.simulated }
        Repeater {
            model: root.model.facts
            delegate: StatRow {
                required property string title
                required property string trailing
                required severity
                width: parent?.width ?? 0
                label: title
                value: trailing
            }
        }
    }
    PanelSection {
        width: parent.width
        visible: root.model.known
        title: qsTr("Three weeks")
        subtitle: qsTr("expected = mean of the 7 days that ended 2 days before; days with fewer than 5 visits are gaps")

        TimeSeriesChart {
            width: parent.width
            height: 13 * Theme.body
            unit: root.model.unit
            yMinimum: 0
            from: root.model.from
            to: root.model.to
            nowMilliseconds: Clock.nowMilliseconds
            series: [
                { title: qsTr("C2 limit"), color: Theme.severityColor(2), points: root.model.threshold, dashed: true, band: false },
                { title: qsTr("expected"), color: Theme.textMuted, points: root.model.expected, dashed: true, band: false },
                { title: qsTr("visits"), color: Theme.accent, points: root.model.counts, dashed: false, band: false }
            ].filter(s => s.points.length > 0)
            onTimePicked: milliseconds => Clock.seek(milliseconds)
        }
    }
    PanelSection {
        width: parent.width
        visible: root.model.known
        title: qsTr("Raw observations")
        subtitle: qsTr("the last three weeks, newest first; small counts are not kept")
        exported: root.model.observations
        exportName: "syndrome-" + root.model.entityId

        RawTable {
            width: parent.width
            model: root.model.observations
        }
    }
}
