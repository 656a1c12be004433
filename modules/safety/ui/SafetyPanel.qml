// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Safety
import Citywall.Theme

/*! The module's panel: a page at a time; the span of time is the same for those that look at one. */
Column {
    id: root

    required property SafetyPages model
    readonly property list<Component> pages: [incidents, times, places, units, warnings]
    readonly property int spanPages: 3

    width: parent?.width ?? implicitWidth
    topPadding: Theme.m
    spacing: Theme.s

    SegmentedControl {
        width: parent.width
        model: [qsTr("Incidents"), qsTr("Times"), qsTr("Places"), qsTr("Units"), qsTr("Alerts")]
        currentIndex: root.model.page
        onActivated: index => root.model.page = index
        Accessible.name: qsTr("Page")
    }
    SegmentedControl {
        width: parent.width
        visible: root.model.page < root.spanPages
        model: root.model.overview.spanTitles
        currentIndex: root.model.overview.spanIndex
        onActivated: index => root.model.overview.spanIndex = index
        Accessible.name: qsTr("Span of time")
    }
    Loader {
        width: parent.width
        sourceComponent: root.pages[root.model.page]
    }

    Component {
        id: incidents
        IncidentSections { model: root.model.overview }
    }
    Component {
        id: times
        TimesSections { model: root.model.times }
    }
    Component {
        id: places
        PlacesSections {
            model: root.model.hotSpots
            overview: root.model.overview
        }
    }
    Component {
        id: units
        UnitSections { model: root.model.units }
    }
    Component {
        id: warnings
        WarningSections { model: root.model.warnings }
    }
}
