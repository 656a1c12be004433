// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Services

/*! The queues of the service halls. */
PanelSection {
    id: root

    required property HallMap model

    title: model.headline
    visible: model.known

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The halls could not be read")
        text: root.model.error
    }
    ListCaption {
        text: root.model.note
        source: root.model.list
        name: "service halls"
    }
    Repeater {
        model: root.model.list
        delegate: ListRow {
            id: hall
            required property string entryId
            required title
            required subtitle
            required trailing
            required severity
            onActivated: Selection.enterEntity("services.hall", hall.entryId)
        }
    }
}
