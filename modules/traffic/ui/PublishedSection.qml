// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Charts
import Citywall.Traffic

/*! What publishers say is the case. A row leads to its page. */
PanelSection {
    id: root

    required property PublishedPanel model
    /*! What is said when it cannot be read. */
    required property string errorTitle
    property int shown: 6
    /*! The layer that shows the same on the map; empty = none does. */
    property string layerId: ""

    subtitle: root.model.headline
    exported: root.model.count > 0 ? root.model.rows : null

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: root.errorTitle
        text: root.model.error
    }
    ShowOnMap { layerId: root.layerId }
    BarList {
        width: parent.width
        model: root.model.rows
        clickable: true
        shown: root.shown
        onActivated: id => root.model.open(id)
    }
}
