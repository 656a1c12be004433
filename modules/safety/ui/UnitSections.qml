// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Safety

/*! Who can be sent, and what of the city they reach in time. */
Column {
    id: root

    required property UnitMap model

    width: parent?.width ?? implicitWidth

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The units could not be read")
        text: root.model.error
    }
    EmptyState {
        width: parent.width
        visible: !root.model.known && root.model.error === ""
        title: qsTr("No unit heard of")
        text: qsTr("No unit has told its state in the half hour before the clock's time.")
    }
    ListSection {
        visible: root.model.known
        title: root.model.headline
        source: root.model.types
        name: "units-by-type"

        BarList { model: root.model.types }
        CheckRow {
            width: parent.width
            text: qsTr("Units on the map")
            checked: root.model.unitsVisible
            onToggled: root.model.unitsVisible = checked
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Coverage")
        subtitle: root.model.reach

        SegmentedControl {
            width: parent.width
            model: root.model.typeTitles
            currentIndex: root.model.typeIndex
            onActivated: index => root.model.typeIndex = index
            Accessible.name: qsTr("Type of unit")
        }
        RowLayout {
            width: parent.width
            StatTile {
                Layout.fillWidth: true
                label: qsTr("Covered now")
                value: root.model.covered
                caption: root.model.coveredOf
            }
            SimulatedBadge { visible: root.model.simulated }
        }
        CheckRow {
            width: parent.width
            text: qsTr("Gaps on the map")
            checked: root.model.gapsVisible
            onToggled: root.model.gapsVisible = checked
        }
    }
    ListSection {
        title: qsTr("Least covered areas")
        subtitle: qsTr("Share of their ground within reach")
        visible: root.model.known && leastCovered.count > 0
        source: root.model.leastCovered
        name: "least-covered-areas"

        BarList {
            id: leastCovered
            model: root.model.leastCovered
            clickable: true
            shown: 6
            chosen: Selection.area
            onActivated: id => Selection.enterArea(id)
        }
    }
}
