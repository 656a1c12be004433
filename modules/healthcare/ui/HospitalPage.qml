// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Healthcare

/*! One hospital: how it stands, its beds by type, its waiting time, its raw observations. */
Column {
    id: root

    required property HospitalCard model

    width: parent?.width ?? implicitWidth

    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the hospital's reports")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The hospital's reports cannot be read")
        text: root.model.error
    }
    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("This hospital is not in the history")
    }
    HospitalFacts {
        width: parent.width
        visible: root.model.known
        model: root.model
    }
    PanelSection {
        width: parent.width
        visible: root.model.known && beds.count > 0
        title: qsTr("Beds by type")
        subtitle: qsTr("occupied of staffed; line: 85%; <5: 1 to 4 patients, not shown")
        exported: root.model.beds
        exportName: "beds-" + root.model.hospital

        BarList {
            id: beds
            model: root.model.beds
        }
    }
    PanelSection {
        width: parent.width
        visible: root.model.known
        title: qsTr("Emergency wait, next 12 hours")
        ForecastChart { model: root.model.chart }
    }
    PanelSection {
        width: parent.width
        visible: root.model.known
        title: qsTr("Raw observations")
        subtitle: root.model.tableIndex === 1 ? qsTr("the last 8 days, newest first; 1 to 4 patients read <5") : qsTr("the last 24 hours, newest first; 1 to 4 patients read <5")
        exported: root.model.observations
        exportName: "hospital-" + root.model.hospital

        SegmentedControl {
            width: parent.width
            model: root.model.tableTitles
            currentIndex: root.model.tableIndex
            onActivated: index => root.model.tableIndex = index
        }
        RawTable {
            width: parent.width
            model: root.model.observations
        }
    }
}
