// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! A vehicle, station, car park or work zone: facts, its day, its raw observations. */
Column {
    id: root

    required property EntityPage model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.day.loading
        title: root.model.found ? qsTr("Not heard of at this time") : qsTr("This is not in the history")
        text: root.model.entityId
    }
    PanelSection {
        visible: root.model.known

        RowLayout {
            width: parent.width
            spacing: Theme.s
            StatTile {
                Layout.fillWidth: true
                label: root.model.leadTitle
                value: root.model.leadText
                caption: root.model.leadCaption
                severity: root.model.leadSeverity
            }
            SimulatedBadge { visible: root.model.day.simulated }
        }
        Repeater {
            model: root.model.facts
            Column {
                id: fact
                required property string title
                required property string subtitle
                required property string trailing
                width: parent?.width ?? 0
                StatRow {
                    width: parent.width
                    visible: fact.subtitle === ""
                    label: fact.title
                    value: fact.trailing
                }
                BodyText {
                    width: parent.width
                    visible: fact.subtitle !== ""
                    text: fact.title
                    color: Theme.textMuted
                }
                BodyText {
                    width: parent.width
                    visible: text !== ""
                    text: fact.subtitle
                    wrapMode: Text.Wrap
                }
            }
        }
        RowLayout {
            width: parent.width
            spacing: Theme.s
            BodyText {
                Layout.fillWidth: true
                text: qsTr("Observed")
                color: Theme.textMuted
            }
            AgeLabel {
                milliseconds: root.model.observedMilliseconds
                staleAfterMilliseconds: root.model.staleAfterMilliseconds
            }
        }
        StatRow {
            width: parent.width
            visible: !root.model.day.simulated && root.model.day.source !== ""
            label: qsTr("Source")
            value: root.model.day.source
        }
    }
    PanelSection {
        visible: root.model.found && root.model.curveTitle !== ""
        title: root.model.curveTitle
        subtitle: !root.model.hasUsual ? "" : root.model.day.usual.length > 0 ? qsTr("earlier days = median of such days in the last four weeks")
                                                                          : qsTr("no earlier day of this kind in the history")

        LoadingState {
            width: parent.width
            visible: root.model.day.loading
            text: qsTr("Reading its history…")
        }
        ErrorState {
            width: parent.width
            visible: root.model.day.error !== ""
            title: qsTr("Its history cannot be read")
            text: root.model.day.error
        }
        TimeSeriesChart {
            width: parent.width
            height: 12 * Theme.body
            visible: !root.model.day.loading && root.model.day.error === ""
            Accessible.name: root.model.curveTitle
            unit: root.model.curveUnit
            decimals: root.model.curveDecimals
            yMinimum: root.model.hasUsual ? 0 : NaN
            from: root.model.day.begin
            to: root.model.day.end
            nowMilliseconds: Clock.nowMilliseconds
            series: [
                { title: qsTr("earlier days"), color: Theme.textMuted, points: root.model.day.usual, dashed: true, band: false },
                { title: qsTr("today"), color: Theme.accent, points: root.model.day.observed, dashed: false, band: false }
            ].filter(s => s.points.length > 0)
            onTimePicked: milliseconds => Clock.seek(milliseconds)
        }
    }
    PanelSection {
        visible: root.model.found
        title: qsTr("Observations")
        subtitle: qsTr("%1 in the last 24 hours, newest first").arg(root.model.day.observationCount)
        exported: root.model.day.observations
        exportName: root.model.entityId

        RawTable {
            width: parent.width
            model: root.model.day.observations
        }
    }
}
