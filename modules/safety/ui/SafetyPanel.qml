// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Safety
import Citywall.Theme

Column {
    id: root

    required property IncidentOverview model

    width: parent?.width ?? implicitWidth

    PanelSection {
        title: root.model.headline

        SegmentedControl {
            width: parent.width
            model: root.model.spanTitles
            currentIndex: root.model.spanIndex
            onActivated: index => root.model.spanIndex = index
            Accessible.name: qsTr("Span of time")
        }
        GridLayout {
            width: parent.width
            columns: 2
            columnSpacing: Theme.s
            rowSpacing: Theme.s

            StatTile { Layout.fillWidth: true; label: qsTr("Reported"); value: root.model.reported; caption: root.model.reportedChange }
            StatTile { Layout.fillWidth: true; label: qsTr("Active"); value: root.model.active; caption: root.model.activeNote }
            StatTile {
                Layout.fillWidth: true
                label: qsTr("Median arrival")
                value: root.model.arrival
                caption: root.model.arrivalChange
                severity: root.model.arrivalSeverity
            }
            StatTile { Layout.fillWidth: true; label: qsTr("Median handling"); value: root.model.handling; caption: root.model.handlingChange }
        }
    }

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The incidents could not be read")
        text: root.model.error
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading && root.model.empty
        text: qsTr("Reading incidents")
    }
    EmptyState {
        width: parent.width
        visible: root.model.empty && !root.model.loading && root.model.error === ""
        title: qsTr("No incidents in this span")
        text: qsTr("Choose a longer span, or move the clock to a time with data.")
    }

    PanelSection {
        title: qsTr("Active, most urgent first")
        visible: activeRows.count > 0

        Repeater {
            id: activeRows
            model: root.model.activeList
            delegate: ListRow {
                id: activeRow
                required property string entryId
                required title
                required subtitle
                required trailing
                required severity
                onActivated: Selection.enterEntity("safety.incident", activeRow.entryId)
            }
        }
    }
    PanelSection {
        title: qsTr("By category")
        visible: root.model.categoryCounts.length > 0

        BarList {
            width: parent.width
            values: root.model.categoryCounts
            labels: root.model.categoryTitles
            unit: qsTr("incidents")
        }
    }
    PanelSection {
        title: qsTr("By hour of day")
        visible: !root.model.empty

        BarChart {
            width: parent.width
            height: 140
            values: root.model.hourCounts
            labels: Array.from({ length: 24 }, (_, hour) => String(hour))
            highlight: root.model.hourNow
            unit: qsTr("incidents")
        }
    }
    PanelSection {
        title: qsTr("By area")
        visible: areaRows.count > 0 && Selection.area === ""

        Repeater {
            id: areaRows
            model: root.model.areaList
            delegate: ListRow {
                id: areaRow
                required property string entryId
                required title
                required trailing
                onActivated: Selection.enterArea(areaRow.entryId)
            }
        }
    }
}
