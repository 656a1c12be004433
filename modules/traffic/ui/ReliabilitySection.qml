// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! How far one can rely on the corridor's travel time in the hours looked at. */
PanelSection {
    id: root

    required property CorridorPage model

    title: qsTr("Reliability")
    subtitle: root.model.sampleText

    Row {
        width: parent.width
        spacing: Theme.m
        StatTile {
            width: (parent.width - parent.spacing) / 2
            label: qsTr("Planning-time index")
            value: root.model.planningText
            caption: qsTr("plan for %1").arg(root.model.percentileText)
            severity: root.model.planningSeverity
        }
        StatTile {
            width: (parent.width - parent.spacing) / 2
            label: qsTr("Buffer index")
            value: root.model.bufferText
            caption: qsTr("on top of %1 on average").arg(root.model.meanText)
        }
    }
}
