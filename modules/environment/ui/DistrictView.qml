// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Environment

/*! One district: its modelled means over the years against the limits of annual means, and the raw observations. */
Column {
    id: root

    required property DistrictPage model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("Nothing modelled yet")
        text: qsTr("At the clock's time no period of this district had begun.")
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the district")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The district could not be read")
        text: root.model.error
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.place

        SimulatedBadge { visible: root.model.simulated }
        SegmentedControl {
            width: parent.width
            visible: root.model.pollutantTitles.length > 1
            model: root.model.pollutantTitles
            currentIndex: root.model.pollutant
            Accessible.name: qsTr("Pollutant")
            onActivated: index => root.model.pollutant = index
        }
        SegmentedControl {
            width: parent.width
            visible: root.model.seasonTitles.length > 1
            model: root.model.seasonTitles
            currentIndex: root.model.season
            Accessible.name: qsTr("Period")
            onActivated: index => root.model.season = index
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
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Year by year")
        subtitle: root.model.yearsText
        exported: root.model.years
        exportName: "district-years"

        BarList {
            model: root.model.years
            clickable: true
            shown: 8
            onActivated: began => Clock.seek(Number(began) + 86400000)
        }
        CaptionText {
            width: parent.width
            visible: root.model.source !== ""
            text: qsTr("Source: %1").arg(root.model.source)
            wrapMode: Text.Wrap
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Raw observations")
        subtitle: qsTr("at the beginning of each period, newest first")
        exported: root.model.observations
        exportName: "district-" + root.model.entityId

        RawTable {
            width: parent.width
            model: root.model.observations
        }
    }
}
