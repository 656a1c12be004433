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

/*! The incidents of the chosen span: figures against the span before, the active ones, what and when. */
Column {
    id: root

    required property IncidentOverview model

    width: parent?.width ?? implicitWidth

    PanelSection {
        title: root.model.headline

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

    ListSection {
        title: qsTr("Active, most urgent first")
        visible: activeRows.count > 0
        source: root.model.activeList
        name: "active-incidents"

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
    ListSection {
        title: qsTr("By category")
        visible: categories.count > 0
        source: root.model.categories
        name: "incidents-by-category"

        BarList {
            id: categories
            model: root.model.categories
            shown: 6
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
}
