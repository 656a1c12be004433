// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! The module's panel: roads, jams and works, corridors, transit, parking and bikes, one at a time. */
Column {
    id: root

    required property TrafficPages model

    width: parent?.width ?? implicitWidth
    topPadding: Theme.m

    // At first the page of what the map shows, if it shows only that.
    Component.onCompleted: {
        const shown = Registry.layers.filter(l => l.moduleId === "traffic" && l.visible).map(l => l.layerId);
        const pages = { "traffic.works": 1, "traffic.transit": 3, "traffic.parking": 4, "traffic.bikes": 4 };
        if (root.model.page === 0 && shown.length > 0 && shown.every(id => pages[id] === pages[shown[0]]))
            root.model.page = pages[shown[0]] ?? 0;
    }

    SegmentedControl {
        width: parent.width
        model: [qsTr("Roads"), qsTr("Works"), qsTr("Corridors"), qsTr("Transit"), qsTr("Parking")]
        currentIndex: root.model.page
        onActivated: index => root.model.page = index
    }
    Loader {
        width: parent.width
        sourceComponent: [roads, works, corridors, transit, parking][root.model.page]
    }
    Component {
        id: roads
        OverviewPanel { model: root.model.roads }
    }
    Component {
        id: works
        WorksPanel { model: root.model.works }
    }
    Component {
        id: corridors
        CorridorsPanel { model: root.model.corridors }
    }
    Component {
        id: transit
        TransitView { model: root.model.transit }
    }
    Component {
        id: parking
        FacilityView { model: root.model.facilities }
    }
}
