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
    HospitalList {
        visible: count > 0
        title: qsTr("Most loaded")
        subtitle: qsTr("occupied / staffed inpatient beds; line: 85%")
        rows: root.hospitals.loads
        exportName: "hospital-load"
        shown: 6
        onOpened: id => root.hospitals.open(id)
    }
    HospitalList {
        visible: count > 0
        title: qsTr("Ambulances diverted")
        rows: root.hospitals.diversions
        exportName: "diversions"
        shown: 0
        onOpened: id => root.hospitals.open(id)
    }
    HospitalList {
        visible: count > 0
        title: qsTr("Emergency wait, longest first")
        subtitle: qsTr("door to first provider; line: earlier days at this hour")
        rows: root.hospitals.waits
        exportName: "emergency-waits"
        shown: 4
        onOpened: id => root.hospitals.open(id)
    }
    HospitalList {
        visible: count > 0
        title: qsTr("Emergency crowding")
        subtitle: qsTr("NEDOCS (Weiss et al. 2004); line: 101, overcrowded")
        rows: root.hospitals.crowded
        exportName: "emergency-crowding"
        shown: 4
        onOpened: id => root.hospitals.open(id)
    }
    HospitalList {
        visible: count > 0
        title: qsTr("Ambulance offload, longest first")
        subtitle: qsTr("arrival to handover; line: 30 min. %1").arg(root.hospitals.ambulancesText)
        rows: root.hospitals.offloads
        exportName: "ambulances"
        shown: 4
        onOpened: id => root.hospitals.open(id)
    }
    SyndromeSection {
        width: parent.width
        visible: !root.model.syndromes.empty
        model: root.model.syndromes
    }
}
