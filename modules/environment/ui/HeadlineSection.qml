// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! How the air is, in words and numbers, by the standard of choice. */
PanelSection {
    id: root

    required property AirPanel model

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
    SegmentedControl {
        width: parent.width
        model: root.model.standardTitles
        currentIndex: root.model.standard
        Accessible.name: qsTr("Air-quality index by")
        onActivated: index => root.model.standard = index
    }
    Row {
        width: parent.width
        spacing: Theme.m
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: qsTr("Index")
            value: root.model.indexText
            severity: root.model.severity
        }
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: qsTr("Main pollutant")
            value: root.model.mainText
        }
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: qsTr("Stations valid")
            value: root.model.coverageText
        }
    }
    CaptionText {
        width: parent.width
        text: qsTr("%1. %2").arg(root.model.hourText).arg(root.model.methodText)
        wrapMode: Text.Wrap
    }
    SimulatedBadge { visible: root.model.simulated }
}
