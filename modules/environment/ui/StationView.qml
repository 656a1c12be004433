// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! One station: how it is rated, all it measures, its raw observations. */
Column {
    id: root

    required property StationPage model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("Nothing observed yet")
        text: qsTr("At the clock's time this station had not sent anything.")
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the station")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The station could not be read")
        text: root.model.error
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.place

        RowLayout {
            width: parent.width
            spacing: Theme.s
            SeverityDot { severity: root.model.severity; visible: severity !== 0 }
            BodyText { Layout.fillWidth: true; text: root.model.rating; wrapMode: Text.Wrap }
            SimulatedBadge { visible: root.model.simulated }
        }
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
        RowLayout {
            width: parent.width
            CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
            AgeLabel { milliseconds: root.model.heardMilliseconds; staleAfterMilliseconds: root.model.staleAfterMilliseconds }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("The last 48 hours")
        subtitle: qsTr("as observed; limits are of the mean that they name")

        Repeater {
            model: root.model.seriesCount
            delegate: SeriesSection {
                required index
                model: root.model
            }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Raw observations")
        subtitle: qsTr("of the last 24 hours, newest first; source: %1").arg(root.model.source)
        exported: root.model.observations
        exportName: "station-" + root.model.stationId

        SegmentedControl {
            width: parent.width
            visible: root.model.tableTitles.length > 1
            model: root.model.tableTitles
            currentIndex: root.model.tableIndex
            Accessible.name: qsTr("Feed")
            onActivated: index => root.model.tableIndex = index
        }
        RawTable {
            width: parent.width
            model: root.model.observations
        }
    }
}
