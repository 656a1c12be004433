// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! How public transport runs: punctuality, routes, the latest vehicles. A row leads to the vehicle's page. */
Column {
    id: root

    required property TransitPanel model
    required property PublishedPanel alerts

    Component.onCompleted: root.model.watched = true
    Component.onDestruction: root.model.watched = false

    width: parent?.width ?? implicitWidth

    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading transit vehicles…")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("Transit vehicles cannot be read")
        text: root.model.error
    }
    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("No transit vehicle is heard of")
        text: qsTr("Vehicles appear when a feed of their positions delivers them.")
    }
    PanelSection {
        visible: root.model.known
        title: root.model.headline
        subtitle: root.model.delaysKnown ? qsTr("1 minute early to 5 minutes late; of the vehicles under way") : ""

        Row {
            width: parent.width
            visible: root.model.delaysKnown
            spacing: Theme.m
            StatTile {
                width: (parent.width - 2 * parent.spacing) / 3
                label: qsTr("On time")
                value: root.model.onTimeText
                caption: root.model.yesterdayText
                severity: root.model.severity
            }
            StatTile {
                width: (parent.width - 2 * parent.spacing) / 3
                label: qsTr("Mean delay")
                value: root.model.delayText
            }
            StatTile {
                width: (parent.width - 2 * parent.spacing) / 3
                label: qsTr("Vehicles")
                value: root.model.vehiclesText
            }
        }
        BarList {
            width: parent.width
            visible: root.model.delaysKnown
            model: root.model.bands
        }
        ShowOnMap { layerId: "traffic.transit" }
    }
    PublishedSection {
        visible: root.alerts.count > 0 || root.alerts.error !== "" || root.model.known
        model: root.alerts
        title: qsTr("Transit alerts")
        exportName: qsTr("transit alerts")
        errorTitle: qsTr("The alerts cannot be read")
        shown: 4
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Routes")
        subtitle: qsTr("share on time, the worst first; choose one to see its vehicles")
        exported: root.model.routes
        exportName: qsTr("transit routes")

        BarList {
            width: parent.width
            model: root.model.routes
            clickable: true
            chosen: root.model.route
            shown: 6
            onActivated: route => root.model.chooseRoute(route)
        }
    }
    PanelSection {
        visible: root.model.known
        title: root.model.route === "" ? qsTr("The latest vehicles") : root.model.route
        subtitle: qsTr("by delay")
        exported: root.model.vehicles
        exportName: qsTr("transit vehicles")

        BarList {
            width: parent.width
            model: root.model.vehicles
            clickable: true
            shown: 6
            onActivated: id => root.model.open(id)
        }
    }
}
