// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Healthcare

/*! A short list of bars, and what the line across them stands for. */
PanelSection {
    id: root

    required property BarModel bars
    property bool leads: true
    readonly property int count: repeater.count
    signal opened(id: string)

    Column {
        width: parent.width
        Repeater {
            id: repeater
            model: root.bars
            delegate: BarRow {
                leads: root.leads
                onClicked: root.opened(entryId)
            }
        }
    }
}
