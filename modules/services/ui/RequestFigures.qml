// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Services
import Citywall.Theme

/*! The headline, the choice of span, and the figures that a head of department asks for first. */
PanelSection {
    id: root

    required property RequestOverview model

    title: model.headline
    subtitle: model.note

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
        uniformCellWidths: true
        columnSpacing: Theme.s
        rowSpacing: Theme.m

        StatTile { Layout.fillWidth: true; label: qsTr("Opened"); value: root.model.opened; caption: root.model.openedChange }
        StatTile { Layout.fillWidth: true; label: qsTr("Closed"); value: root.model.closed; caption: root.model.closedChange }
        StatTile {
            Layout.fillWidth: true
            label: qsTr("Overdue now")
            value: root.model.overdue
            caption: root.model.overdueChange
            severity: root.model.overdueSeverity
        }
        StatTile { Layout.fillWidth: true; label: qsTr("Median time to close"); value: root.model.closeTime; caption: root.model.closeTimeChange }
    }
    StatRow { width: parent.width; label: qsTr("Share done online"); value: root.model.online }
    StatRow { width: parent.width; label: qsTr("Reopened, of closings"); value: root.model.reopened }
}
