// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Traffic

/*! Where vehicles are counted, the busiest station first. A row leads to the station's page. */
PanelSection {
    id: root

    required property CountPanel model

    Component.onCompleted: root.model.watched = true
    Component.onDestruction: root.model.watched = false

    visible: root.model.count > 0 || root.model.error !== ""
    title: qsTr("Count stations")
    subtitle: root.model.headline
    exported: root.model.count > 0 ? root.model.rows : null
    exportName: qsTr("count stations")

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The counts cannot be read")
        text: root.model.error
    }
    ShowOnMap { layerId: "traffic.counts" }
    BarList {
        width: parent.width
        model: root.model.rows
        clickable: true
        shown: 6
        onActivated: id => root.model.open(id)
    }
}
