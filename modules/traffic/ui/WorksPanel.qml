// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Traffic

/*! What holds traffic up: jams, events on the road and work zones. A row leads to the link at the head of the jam, to the event or to
    the work zone. */
Column {
    id: root

    required property RoadWorks model
    required property PublishedPanel events

    Component.onCompleted: root.model.watched = true
    Component.onDestruction: root.model.watched = false

    width: parent?.width ?? implicitWidth

    PanelSection {
        title: root.model.headline
        subtitle: root.model.note
        exported: root.model.jams
        exportName: qsTr("traffic jams")

        ShowOnMap { layerId: "traffic.jams" }
        BarList {
            width: parent.width
            model: root.model.jams
            clickable: true
            shown: 8
            onActivated: id => root.model.openLink(id)
        }
    }
    PublishedSection {
        model: root.events
        title: qsTr("Road events")
        exportName: qsTr("road events")
        errorTitle: qsTr("The road events cannot be read")
        shown: 6
        layerId: "traffic.events"
    }
    PanelSection {
        title: qsTr("Work zones")
        subtitle: root.model.workNote
        exported: root.model.zones
        exportName: qsTr("work zones")

        ErrorState {
            width: parent.width
            visible: root.model.error !== ""
            title: qsTr("The work zones cannot be read")
            text: root.model.error
        }
        ShowOnMap { layerId: "traffic.works" }
        BarList {
            width: parent.width
            model: root.model.zones
            clickable: true
            shown: 8
            onActivated: id => root.model.openZone(id)
        }
    }
}
