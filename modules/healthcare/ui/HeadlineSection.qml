// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Healthcare
import Citywall.Theme

/*! The load in words, and its numbers. */
PanelSection {
    id: root

    required property HealthOverview model

    Row {
        width: parent.width
        spacing: Theme.s
        SeverityDot {
            id: mark
            severity: root.model.severity
            visible: severity !== 0
            anchors.verticalCenter: parent.verticalCenter
        }
        HeadingText {
            width: parent.width - (mark.visible ? mark.width + parent.spacing : 0)
            text: root.model.headline
            wrapMode: Text.Wrap
        }
    }
    CaptionText {
        width: parent.width
        visible: text !== ""
        text: root.model.scopeNote
        wrapMode: Text.Wrap
    }
    SimulatedBadge { visible: root.model.simulated }
    Row {
        width: parent.width
        spacing: Theme.m
        StatTile {
            width: (parent.width - parent.spacing) / 2
            label: qsTr("Occupancy")
            value: root.model.occupancy
            caption: root.model.occupancyNote
            severity: root.model.severity
        }
        StatTile {
            width: (parent.width - parent.spacing) / 2
            label: qsTr("Median emergency wait")
            value: root.model.wait
            caption: root.model.waitNote
            severity: root.model.waitSeverity
        }
    }
    StatRow {
        width: parent.width
        label: qsTr("Occupied beds")
        value: root.model.bedsText
    }
    RowLayout {
        width: parent.width
        CaptionText { Layout.fillWidth: true; text: qsTr("Beds reported") }
        AgeLabel { milliseconds: root.model.bedsMilliseconds; staleAfterMilliseconds: root.model.bedsStaleAfterMilliseconds }
    }
    CaptionText {
        width: parent.width
        visible: root.model.source !== ""
        text: qsTr("Source: %1").arg(root.model.source)
        wrapMode: Text.Wrap
    }
}
