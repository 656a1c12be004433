// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls

/*! Raw observations with their source, and a way to take them along. */
PanelSection {
    id: root

    required property var observations
    signal copyRequested()

    function copy(text: string) {
        clipboard.text = text;
        clipboard.selectAll();
        clipboard.copy();
    }

    title: qsTr("Raw observations")

    TextEdit {
        id: clipboard
        visible: false
    }
    RawTable {
        width: parent.width
        model: root.observations
    }
    ActionButton {
        text: qsTr("Copy as CSV")
        onClicked: root.copyRequested()
    }
}
