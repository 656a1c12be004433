// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Environment

/*! The environment of the city or the selected area, at the clock's time. */
Column {
    id: root

    required property EnvironmentOverview model
    readonly property AirPanel air: model.air

    width: parent?.width ?? implicitWidth

    LoadingState {
        width: parent.width
        visible: root.air.loading && root.air.empty
        text: qsTr("Reading the stations…")
    }
    ErrorState {
        width: parent.width
        visible: root.air.error !== ""
        title: qsTr("The stations cannot be read")
        text: root.air.error
    }
    HeadlineSection { model: root.air }
    RankedSection {
        visible: count > 0
        title: root.air.stationsTitle
        rows: root.air.stations
        exportName: "air-quality-stations"
        onOpened: id => Selection.enterEntity(root.air.feedOf(id), root.air.idOf(id))
    }
    PollutantSection {
        visible: !root.air.empty
        model: root.air
    }
    ExceedanceSection {
        visible: !root.air.empty
        model: root.air
    }
    RoseSection {
        visible: root.model.rose.known
        model: root.model.rose
        pollutant: root.air.pollutantTitles[root.air.pollutant]
    }
    DistrictSection {
        visible: root.model.districts.known
        model: root.model.districts
    }
    RankedSection {
        visible: count > 0
        title: qsTr("Emissions against the permit")
        subtitle: root.model.emissions.text
        rows: root.model.emissions.rows
        exportName: "emissions"
        onOpened: id => Selection.enterEntity("environment.emissions", id)
    }
    RankedSection {
        visible: count > 0
        title: qsTr("Water levels")
        subtitle: root.model.sites.waterText
        rows: root.model.sites.water
        exportName: "water-levels"
        onOpened: id => Selection.enterEntity("environment.water", id)
    }
    RankedSection {
        visible: count > 0
        title: qsTr("Water quality")
        subtitle: root.model.waterQuality.text
        rows: root.model.waterQuality.rows
        exportName: "water-quality"
        onOpened: id => Selection.enterEntity("environment.water-quality", id)
    }
    RankedSection {
        visible: count > 0
        title: qsTr("Noise, loudest first")
        subtitle: root.model.sites.noiseText
        rows: root.model.sites.noise
        exportName: "noise"
        onOpened: id => Selection.enterEntity("environment.noise", id)
    }
    RankedSection {
        visible: count > 0
        title: qsTr("Weather")
        rows: root.model.sites.weather
        exportName: "weather"
        onOpened: id => Selection.enterEntity("environment.weather", id)
    }
}
