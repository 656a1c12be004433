// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! The state in words, and its numbers. */
PanelSection {
    id: root

    required property TrafficPanel model

    Row {
        width: parent.width
        spacing: Theme.s
        SeverityDot {
            id: mark
            severity: root.model.headlineSeverity
            visible: severity !== 0
            anchors.verticalCenter: parent.verticalCenter
        }
        HeadingText {
            width: parent.width - (mark.visible ? mark.width + parent.spacing : 0)
            text: root.model.headline
            wrapMode: Text.Wrap
        }
    }
    BodyText {
        width: parent.width
        visible: text !== ""
        text: root.model.congestedText
        color: Theme.textMuted
        wrapMode: Text.Wrap
    }
    CaptionText {
        width: parent.width
        visible: root.model.state === TrafficPanel.Stale
        text: qsTr("No link has sent a speed within 10 minutes: what the map shows is old.")
        wrapMode: Text.Wrap
    }
    Row {
        width: parent.width
        spacing: Theme.m
        StatTile {
            width: (parent.width - parent.spacing) / 2
            label: qsTr("Travel-time index")
            value: root.model.indexText
            caption: root.model.indexCaption
            severity: root.model.headlineSeverity
        }
        StatTile {
            width: (parent.width - parent.spacing) / 2
            label: qsTr("Mean speed")
            value: root.model.speedText
        }
    }
    StatRow {
        width: parent.width
        visible: root.model.delayText !== ""
        label: qsTr("Delay of all vehicles")
        value: root.model.delayText
    }
    StatRow {
        width: parent.width
        label: qsTr("Reporting")
        value: root.model.coverageText
        severity: root.model.coverageSeverity
    }
}
