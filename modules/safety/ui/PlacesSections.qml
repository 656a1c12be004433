// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Safety

/*! Where incidents cluster: significant hot spots, and counts by area. */
Column {
    id: root

    required property HotSpotMap model
    required property IncidentOverview overview

    width: parent?.width ?? implicitWidth
    Component.onCompleted: model.shown = true
    Component.onDestruction: model.shown = false

    ListSection {
        title: qsTr("Hot spots")
        subtitle: root.model.headline
        source: root.model.list
        name: "hot-spots"

        CheckRow {
            width: parent.width
            text: qsTr("Show on the map")
            checked: root.model.layerVisible
            onToggled: root.model.layerVisible = checked
        }
        BarList {
            model: root.model.list
            clickable: true
            shown: 6
            onActivated: id => root.model.choose(id)
        }
        CaptionText {
            width: parent.width
            text: root.model.method
            wrapMode: Text.Wrap
        }
    }
    ListSection {
        title: qsTr("By area")
        visible: areas.count > 0 && Selection.area === ""
        source: root.overview.areaList
        name: "incidents-by-area"

        BarList {
            id: areas
            model: root.overview.areaList
            clickable: true
            shown: 8
            onActivated: id => Selection.enterArea(id)
        }
    }
}
