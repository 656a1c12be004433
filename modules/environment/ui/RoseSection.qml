// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! Where the wind brings the chosen pollutant from. */
PanelSection {
    id: root

    required property RosePanel model
    required property string pollutant

    title: qsTr("%1 by wind direction").arg(pollutant)
    subtitle: qsTr("last 72 hours; length: mean when the wind blows from there, strength of colour: how many hours")

    Row {
        width: parent.width
        spacing: Theme.l

        Item {
            width: 10 * Theme.body
            height: width

            RoseItem {
                anchors.fill: parent
                anchors.margins: Theme.l
                means: root.model.means
                hours: root.model.hours
                outer: root.model.outer
                petalColor: Theme.accent
                gridColor: Theme.textFaint
                Accessible.role: Accessible.Chart
                Accessible.name: root.title + ": " + root.model.worstText
            }
            CaptionText { anchors.horizontalCenter: parent.horizontalCenter; text: qsTr("N") }
            CaptionText { anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom } text: qsTr("S") }
            CaptionText { anchors { right: parent.right; verticalCenter: parent.verticalCenter } text: qsTr("E") }
            CaptionText { anchors.verticalCenter: parent.verticalCenter; text: qsTr("W") }
        }
        Column {
            width: parent.width - 10 * Theme.body - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s
            StatRow { width: parent.width; label: qsTr("Rim"); value: root.model.rimText }
            StatRow { width: parent.width; label: qsTr("Highest from"); value: root.model.worstText }
            StatRow { width: parent.width; label: qsTr("Calm"); value: root.model.calmText }
            StatRow { width: parent.width; label: qsTr("Wind now"); value: root.model.windText }
        }
    }
}
