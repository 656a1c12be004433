// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Traffic

/*! The corridors, the slowest against free flow first. A row leads to the corridor's page. */
PanelSection {
    id: root

    required property CorridorList model

    Component.onCompleted: root.model.watched = true
    Component.onDestruction: root.model.watched = false

    title: qsTr("Corridors by travel-time index")
    subtitle: root.model.headline
    exported: root.model.count > 0 ? root.model.rows : null
    exportName: qsTr("corridors")

    EmptyState {
        width: parent.width
        visible: root.model.count === 0
        title: qsTr("No corridor here")
        text: qsTr("A corridor is three kilometres or more of links of one street, one behind the other.")
    }
    BarList {
        width: parent.width
        model: root.model.rows
        clickable: true
        shown: 10
        onActivated: id => root.model.open(id)
    }
}
