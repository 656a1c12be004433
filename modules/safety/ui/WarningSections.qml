// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Safety

/*! The public warnings in force. */
Column {
    id: root

    required property WarningMap model

    width: parent?.width ?? implicitWidth

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The warnings could not be read")
        text: root.model.error
    }
    LoadingState {
        width: parent.width
        visible: !root.model.known && root.model.error === ""
        text: qsTr("Reading warnings")
    }
    ListSection {
        visible: root.model.known && root.model.error === ""
        title: root.model.headline
        subtitle: rows.count > 0 ? qsTr("The most severe first") : qsTr("None has been sent that still holds at the clock's time.")
        source: root.model.list
        name: "warnings-in-force"

        SimulatedBadge { visible: root.model.simulated }
        Repeater {
            id: rows
            model: root.model.list
            delegate: ListRow {
                id: row
                required property string entryId
                required title
                required subtitle
                required trailing
                required severity
                onActivated: root.model.choose(row.entryId)
            }
        }
    }
}
