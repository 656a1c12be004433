// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls

/*! A short ranked list whose rows lead on. */
PanelSection {
    id: root

    required property var rows
    property bool leads: true
    readonly property int count: repeater.count
    signal opened(id: string)

    Column {
        width: parent.width
        Repeater {
            id: repeater
            model: root.rows
            ListRow {
                id: row
                required property string entryId
                required title
                required subtitle
                required trailing
                required severity
                width: parent?.width ?? 0
                enabled: root.leads
                onActivated: root.opened(row.entryId)
            }
        }
    }
}
