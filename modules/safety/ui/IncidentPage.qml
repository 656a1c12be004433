// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Safety
import Citywall.Theme

Column {
    id: root

    required property IncidentCard model

    width: parent?.width ?? implicitWidth

    TextEdit {
        id: clipboard
        visible: false
    }

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("Not reported yet")
        text: qsTr("At the clock's time nothing was known of this incident.")
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the incident")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The incident could not be read")
        text: root.model.error
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
        RowLayout {
            width: parent.width
            CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
            AgeLabel { milliseconds: root.model.heardMilliseconds; staleAfterMilliseconds: 24 * 3600 * 1000 }
        }
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
    PanelSection {
        visible: root.model.known
        title: qsTr("Facts")
        subtitle: root.model.source

        Repeater {
            model: root.model.facts
            delegate: StatRow {
                required property string title
                required property string trailing
                width: parent?.width ?? 0
                label: title
                value: trailing
            }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Raw observations")

        RawTable {
            width: parent.width
            model: root.model.observations
        }
        ActionButton {
            text: qsTr("Copy as CSV")
            onClicked: {
                clipboard.text = root.model.csv();
                clipboard.selectAll();
                clipboard.copy();
            }
        }
    }
}
