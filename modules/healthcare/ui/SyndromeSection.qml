// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Healthcare

/*! Each syndrome against its baseline, and the areas in which detectors signal. */
PanelSection {
    id: root

    required property SyndromeList model

    title: qsTr("Syndromic surveillance")
    subtitle: qsTr("emergency visits on %1; EARS C1, C2 and C3, one mark per detector").arg(root.model.day)

    SimulatedBadge { visible: root.model.simulated }
    Column {
        width: parent.width
        Repeater {
            model: root.model.syndromes
            delegate: ListRow {
                id: syndromeRow
                required property string entryId
                required title
                required subtitle
                required trailing
                required severity
                onActivated: Selection.enterEntity("healthcare.syndromic", syndromeRow.entryId)
            }
        }
    }
    CaptionText {
        width: parent.width
        visible: signalRows.count > 0
        text: qsTr("Areas with signals, strongest first")
    }
    Column {
        width: parent.width
        Repeater {
            id: signalRows
            model: root.model.signalAreas
            delegate: ListRow {
                id: signalRow
                required property string entryId
                required title
                required subtitle
                required trailing
                required severity
                onActivated: Selection.enterEntity("healthcare.syndromic", signalRow.entryId)
            }
        }
    }
}
