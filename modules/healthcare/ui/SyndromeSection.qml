// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Healthcare

/*! Each syndrome against its baseline, and the areas in which detectors signal. */
PanelSection {
    id: root

    required property SyndromeList model

    title: qsTr("Syndromic surveillance")
    subtitle: qsTr("emergency visits on %1; EARS C1, C2 and C3, one mark per detector").arg(root.model.day)
    exported: root.model.syndromes
    exportName: "syndromes"

    SimulatedBadge { visible: root.model.simulated }
    BarList {
        model: root.model.syndromes
        clickable: true
        onActivated: id => Selection.enterEntity("healthcare.syndromic", id)
    }
    PanelSection {
        visible: places.count > 0
        topPadding: 0
        bottomPadding: 0
        title: qsTr("Areas with signals, strongest first")
        exported: root.model.signalAreas
        exportName: "syndromic-signals"

        BarList {
            id: places
            model: root.model.signalAreas
            clickable: true
            shown: 6
            onActivated: id => Selection.enterEntity("healthcare.syndromic", id)
        }
    }
}
