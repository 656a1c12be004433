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
    /*! So many at first; a person may ask for the rest. */
    property int shown: 6
    property bool all: false
    readonly property int count: repeater.count
    signal opened(id: string)

    Column {
        width: parent.width
        Repeater {
            id: repeater
            model: root.bars
            delegate: BarRow {
                required property int index
                visible: root.all || index < root.shown
                leads: root.leads
                onClicked: root.opened(entryId)
            }
        }
    }
    ActionButton {
        visible: root.count > root.shown
        text: root.all ? qsTr("Show the first %1").arg(root.shown) : qsTr("Show all %1").arg(root.count)
        onClicked: root.all = !root.all
    }
}
