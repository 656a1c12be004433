// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Healthcare

/*! How the hospitals stand, in the city or the selected area, at the clock's time; and what the syndromes say. */
Column {
    id: root

    required property HealthPanel model
    readonly property HealthOverview hospitals: model.hospitals

    width: parent?.width ?? implicitWidth

    LoadingState {
        width: parent.width
        visible: root.hospitals.loading && root.hospitals.empty
        text: qsTr("Reading the hospitals' reports")
    }
    ErrorState {
        width: parent.width
        visible: root.hospitals.error !== ""
        title: qsTr("The hospitals' reports cannot be read")
        text: root.hospitals.error
    }
    EmptyState {
        width: parent.width
        visible: root.hospitals.empty && !root.hospitals.loading && root.hospitals.error === ""
        title: qsTr("No hospitals yet")
        text: qsTr("Hospitals appear when a feed reports their beds or emergency departments, or a file is imported.")
    }
    HeadlineSection {
        width: parent.width
        visible: !root.hospitals.empty
        model: root.hospitals
    }
    PanelSection {
        width: parent.width
        visible: !root.hospitals.empty
        title: qsTr("Occupancy, next 12 hours")
        ForecastChart {
            model: root.hospitals.chart
            yMinimum: NaN
        }
    }
    HospitalBars {
        width: parent.width
        visible: count > 0
        title: qsTr("Most loaded")
        subtitle: qsTr("occupied / staffed inpatient beds; line: 85%")
        bars: root.hospitals.loads
        onOpened: id => root.hospitals.open(id)
    }
    PanelSection {
        width: parent.width
        visible: diverting.count > 0
        title: qsTr("Ambulances diverted")
        Column {
            width: parent.width
            Repeater {
                id: diverting
                model: root.hospitals.diversions
                delegate: ListRow {
                    id: divertingRow
                    required property string entryId
                    required title
                    required subtitle
                    required trailing
                    required severity
                    onActivated: root.hospitals.open(divertingRow.entryId)
                }
            }
        }
    }
    HospitalBars {
        width: parent.width
        visible: count > 0
        title: qsTr("Emergency wait, longest first")
        subtitle: qsTr("door to first provider; line: usual for this hour")
        bars: root.hospitals.waits
        onOpened: id => root.hospitals.open(id)
    }
    SyndromeSection {
        width: parent.width
        visible: !root.model.syndromes.empty
        model: root.model.syndromes
    }
}
