// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Controls

/*! Raw observations with their source, as wide as they need to be read: a narrow inspector scrolls sideways. */
PanelSection {
    id: root

    required property var observations
    required property list<real> columns
    property int readableWidth: 660
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
    Flickable {
        width: parent.width
        height: table.height + 8
        contentWidth: table.width
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.horizontal: ThinScrollBar { orientation: Qt.Horizontal }

        RawTable {
            id: table
            width: Math.max(root.width, root.readableWidth)
            height: implicitHeight
            model: root.observations
            columns: root.columns
        }
    }
    ActionButton {
        text: qsTr("Copy as CSV")
        onClicked: root.copyRequested()
    }
}
