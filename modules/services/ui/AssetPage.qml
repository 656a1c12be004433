// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Services
import Citywall.Theme

/*! One waste container or street light: what it is like now, facts, raw observations. */
Column {
    id: root

    required property AssetCard model

    width: parent?.width ?? implicitWidth

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not heard of yet")
        emptyText: qsTr("At the clock's time nothing was known of it.")
        errorTitle: qsTr("It could not be read")
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
                label: root.model.kind
                value: root.model.summary
                severity: root.model.severity
            }
            SimulatedBadge { visible: root.model.simulated }
        }
        FactList { model: root.model.facts }
        RowLayout {
            width: parent.width
            CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
            AgeLabel { milliseconds: root.model.heardMilliseconds; staleAfterMilliseconds: root.model.staleAfterMilliseconds }
        }
    }
    ObservationSection {
        card: root.model
        name: root.model.kind
    }
}
