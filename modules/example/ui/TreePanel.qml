// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Example
import Citywall.Theme

/*! The trees of the selected area, the driest first. */
Column {
    id: root

    required property TreeOverview model

    width: parent?.width ?? implicitWidth

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The readings could not be read")
        text: root.model.error
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading && root.model.empty
        text: qsTr("Reading soil moisture")
    }
    EmptyState {
        width: parent.width
        visible: root.model.empty && !root.model.loading && root.model.error === ""
        title: qsTr("No trees")
        text: qsTr("No tree with a sensor is known here.")
    }
    PanelSection {
        visible: !root.model.empty
        title: root.model.headline

        RowLayout {
            width: parent.width
            spacing: Theme.s
            CaptionText {
                Layout.fillWidth: true
                text: qsTr("soil moisture, the driest first; line: from there down a tree needs water")
                wrapMode: Text.Wrap
            }
            ExportButton {
                source: root.model.list
                name: "soil moisture"
            }
        }
        BarList {
            model: root.model.list
            shown: 8
            clickable: true
            onActivated: id => Selection.enterEntity("example.soil", id)
        }
    }
}
