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

    required property WarningCard model

    width: parent?.width ?? implicitWidth

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not sent yet")
        emptyText: qsTr("At the clock's time this warning had not been sent.")
        errorTitle: qsTr("The warning could not be read")
    }
    PanelSection {
        visible: root.model.known
        title: root.model.headline
        subtitle: root.model.source

        RowLayout {
            width: parent.width
            spacing: Theme.s
            SeverityDot { severity: root.model.severity; visible: root.model.severity !== 0 }
            BodyText { Layout.fillWidth: true; text: root.model.standing }
            SimulatedBadge { visible: root.model.simulated }
        }
        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.model.description
            wrapMode: Text.Wrap
        }
        BodyText {
            width: parent.width
            visible: text !== ""
            text: root.model.instruction
            wrapMode: Text.Wrap
            font.weight: Font.Medium
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Facts")

        FactList { model: root.model.facts }
    }
    RawSection {
        card: root.model
        name: "warning"
    }
}
