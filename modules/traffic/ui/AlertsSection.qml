// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Charts
import Citywall.Traffic

/*! What passengers are told. A row leads to the alert's page. */
PanelSection {
    id: root

    required property AlertPanel model

    title: qsTr("Transit alerts")
    subtitle: root.model.headline
    exported: root.model.count > 0 ? root.model.rows : null
    exportName: qsTr("transit alerts")

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The alerts cannot be read")
        text: root.model.error
    }
    BarList {
        width: parent.width
        model: root.model.rows
        clickable: true
        shown: 4
        onActivated: id => root.model.open(id)
    }
}
