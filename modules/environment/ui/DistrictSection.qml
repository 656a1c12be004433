// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Environment

/*! What a model says of each district's mean over the season or year that the clock is in. */
PanelSection {
    id: root

    required property DistrictPanel model

    title: qsTr("Modelled mean by district")
    subtitle: root.model.text
    exported: root.model.rows
    exportName: "district-air"

    SegmentedControl {
        width: parent.width
        model: root.model.pollutantTitles
        currentIndex: root.model.pollutant
        Accessible.name: qsTr("Pollutant of the districts")
        onActivated: index => root.model.pollutant = index
    }
    SegmentedControl {
        width: parent.width
        model: root.model.periodTitles
        currentIndex: root.model.period
        Accessible.name: qsTr("Period of the districts")
        onActivated: index => root.model.period = index
    }
    SegmentedControl {
        width: parent.width
        model: root.model.divisionTitles
        currentIndex: root.model.division
        Accessible.name: qsTr("Which districts")
        onActivated: index => root.model.division = index
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The districts cannot be read")
        text: root.model.error
    }
    ActionButton {
        visible: list.count === 0 && root.model.newestMilliseconds > 0
        text: qsTr("Go to the newest period")
        onClicked: Clock.seek(root.model.newestMilliseconds + 86400000)
    }
    BarList {
        id: list
        model: root.model.rows
        clickable: true
        shown: 6
        onActivated: id => Selection.enterEntity("environment.district-air", id)
    }
    CaptionText {
        width: parent.width
        visible: root.model.source !== ""
        text: qsTr("Source: %1").arg(root.model.source)
        wrapMode: Text.Wrap
    }
}
