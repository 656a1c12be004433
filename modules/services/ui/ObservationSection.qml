// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Services

/*! Raw observations with their source, and a way to take them along. */
PanelSection {
    id: root

    required property EntityCard card
    /*! What they are of, for the name of a file. */
    required property string name

    title: qsTr("Raw observations")
    visible: root.card.known

    ListCaption {
        text: qsTr("as received, newest first")
        source: root.card.observations
        name: root.name
    }
    RawTable {
        width: parent.width
        model: root.card.observations
    }
}
