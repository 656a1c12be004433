// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Traffic

/*! Car parks, bike stations and free vehicles. A row leads to the page of one. */
Column {
    id: root

    required property FacilityPanel model
    required property VehiclePanel vehicles
    readonly property string error: model.error || vehicles.error

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.parkingKnown && !root.model.bikesKnown && !root.vehicles.known && root.error === ""
        title: qsTr("No car park, bike station or fleet is heard of")
        text: qsTr("They appear when a feed of their occupancy delivers them.")
    }
    ErrorState {
        width: parent.width
        visible: root.error !== ""
        title: qsTr("Parking and bikes cannot be read")
        text: root.error
    }
    PanelSection {
        visible: root.model.parkingKnown
        title: root.model.parkingHeadline
        subtitle: root.model.parkingNote
        exported: root.model.carParks
        exportName: qsTr("car parks")

        ShowOnMap { layerId: "traffic.parking" }
        BarList {
            width: parent.width
            model: root.model.carParks
            clickable: true
            shown: 6
            onActivated: id => root.model.openCarPark(id)
        }
    }
    PanelSection {
        visible: root.model.bikesKnown
        title: root.model.bikesHeadline
        subtitle: root.model.bikesNote
        exported: root.model.stations
        exportName: qsTr("bike stations")

        ShowOnMap { layerId: "traffic.bikes" }
        BarList {
            width: parent.width
            model: root.model.stations
            clickable: true
            shown: 6
            onActivated: id => root.model.openStation(id)
        }
    }
    PanelSection {
        visible: root.vehicles.known
        title: root.vehicles.headline
        subtitle: root.vehicles.note
        exported: root.vehicles.places
        exportName: qsTr("free vehicles")

        ShowOnMap { layerId: "traffic.vehicles" }
        BarList {
            width: parent.width
            model: root.vehicles.places
            clickable: true
            shown: 6
            onActivated: id => root.vehicles.open(id)
        }
    }
}
