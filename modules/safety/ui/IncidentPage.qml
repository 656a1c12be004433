// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Safety
import Citywall.Theme

Column {
    id: root

    required property IncidentCard model

    width: parent?.width ?? implicitWidth

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not reported yet")
        emptyText: qsTr("At the clock's time nothing was known of this incident.")
        errorTitle: qsTr("The incident could not be read")
    }
    PanelSection {
        visible: root.model.known

        RowLayout {
            width: parent.width
            spacing: Theme.s
            SeverityDot { severity: root.model.severity; visible: root.model.severity > 0 }
            BodyText { Layout.fillWidth: true; text: root.model.state }
            SimulatedBadge { visible: root.model.simulated }
        }
        StatRow { width: parent.width; label: qsTr("Category"); value: root.model.category }
        StatRow { width: parent.width; label: qsTr("Priority"); value: root.model.priority }
        // What is closed or only recorded says nothing new, and need not.
        HeardRow { card: root.model; staleAfterMilliseconds: root.model.active ? root.model.staleAfterMilliseconds : Infinity }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Timeline")

        Repeater {
            model: root.model.milestones
            delegate: ListRow {
                required title
                required subtitle
                required trailing
                enabled: false
                opacity: 1
            }
        }
    }
    ListSection {
        visible: root.model.active && units.count > 0
        title: qsTr("Nearest available units")
        subtitle: qsTr("In a straight line; times are estimated from it, without the road network.")
        source: root.model.nearest
        name: "nearest-units"

        Repeater {
            id: units
            model: root.model.nearest
            delegate: ListRow {
                id: unit
                required property string entryId
                required title
                required subtitle
                required trailing
                onActivated: Selection.enterEntity("safety.units", unit.entryId)
            }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Facts")
        subtitle: root.model.source

        FactList { model: root.model.facts }
    }
    RawSection {
        card: root.model
        name: "incident"
    }
}
