// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Services

/*! Waste containers or street lights: those where something is to be done. */
PanelSection {
    id: root

    required property AssetMap model

    title: model.headline
    visible: model.known || model.error !== ""

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("They could not be read")
        text: root.model.error
    }
    ListCaption {
        text: root.model.note
        source: root.model.list
        name: root.model.listName
    }
    BarList {
        width: parent.width
        model: root.model.list
        clickable: true
        shown: 5
        onActivated: id => root.model.open(id)
    }
}
