// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! What the link is, and how it flows at the clock's time. */
PanelSection {
    id: root

    required property TrafficLink model

    CaptionText {
        width: parent.width
        visible: text !== ""
        text: root.model.description
        wrapMode: Text.Wrap
    }
    Row {
        width: parent.width
        spacing: Theme.m
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: qsTr("Speed")
            value: root.model.speedText
            caption: root.model.levelText
            severity: root.model.severity
        }
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: qsTr("Of free flow")
            value: root.model.ratioText
            caption: qsTr("free flow %1").arg(root.model.freeFlowText)
        }
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: qsTr("Travel time")
            value: root.model.travelTimeText
            caption: root.model.lengthText
        }
    }
    StatRow {
        width: parent.width
        visible: root.model.flowText !== ""
        label: qsTr("Flow")
        value: root.model.flowText
    }
    StatRow {
        width: parent.width
        label: qsTr("Free-flow speed")
        value: root.model.freeFlowOrigin
    }
    StatRow {
        width: parent.width
        label: qsTr("Link")
        value: root.model.linkId
    }
    RowLayout {
        width: parent.width
        spacing: Theme.s
        BodyText {
            Layout.fillWidth: true
            text: qsTr("Observed")
            color: Theme.textMuted
        }
        AgeLabel { milliseconds: root.model.time; staleAfterMilliseconds: root.model.staleAfterMilliseconds }
        SimulatedBadge { visible: root.model.simulated }
    }
    StatRow {
        width: parent.width
        visible: !root.model.simulated && root.model.sourceText !== ""
        label: qsTr("Source")
        value: root.model.sourceText
    }
}
