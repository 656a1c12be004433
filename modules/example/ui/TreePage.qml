// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Example
import Citywall.Theme

/*! One tree: its newest reading and the raw observations. */
Column {
    id: root

    required property TreeCard model

    width: parent?.width ?? implicitWidth

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not heard of")
        emptyText: qsTr("At the clock's time nothing was known of this tree.")
        errorTitle: qsTr("The tree could not be read")
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.source

        RowLayout {
            width: parent.width
            spacing: Theme.s
            StatTile {
                Layout.fillWidth: true
                label: qsTr("Soil moisture")
                value: root.model.moisture
                severity: root.model.severity
            }
            SimulatedBadge { visible: root.model.simulated }
        }
        RowLayout {
            width: parent.width
            CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
            AgeLabel { milliseconds: root.model.heardMilliseconds; staleAfterMilliseconds: root.model.staleAfterMilliseconds }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Raw observations")

        RawTable {
            width: parent.width
            model: root.model.observations
        }
        ExportButton {
            source: root.model.observations
            name: "soil moisture of a tree"
        }
    }
}
