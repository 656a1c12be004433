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
    readonly property list<string> shown: Registry.layers.filter(l => l.moduleId === "traffic" && l.visible).map(l => l.layerId)
    /*! As long as nobody has chosen: the page of what the map shows, if it shows only that. */
    readonly property int fitting: {
        const pages = { "traffic.works": 1, "traffic.jams": 1, "traffic.events": 1, "traffic.transit": 3, "traffic.parking": 4, "traffic.bikes": 4, "traffic.vehicles": 4 };
        const fits = root.shown.map(id => pages[id] ?? 0);
        return fits.length > 0 && fits.every(page => page === fits[0]) ? fits[0] : 0;
    }
    readonly property int page: model.page >= 0 ? model.page : fitting

    width: parent?.width ?? implicitWidth
    topPadding: Theme.m

    SegmentedControl {
        width: parent.width
        model: [qsTr("Roads"), qsTr("Jams"), qsTr("Corridors"), qsTr("Transit"), qsTr("Parking")]
        currentIndex: root.page
        onActivated: index => root.model.page = index
    }
    Loader {
        width: parent.width
        sourceComponent: [roads, works, corridors, transit, parking][root.page]
    }
    Component {
        id: roads
        OverviewPanel {
            model: root.model.roads
            counts: root.model.counts
        }
    }
    Component {
        id: works
        WorksPanel {
            model: root.model.works
            events: root.model.events
        }
    }
    Component {
        id: corridors
        CorridorsPanel { model: root.model.corridors }
    }
    Component {
        id: transit
        TransitView {
            model: root.model.transit
            alerts: root.model.alerts
        }
    }
    Component {
        id: parking
        FacilityView {
            model: root.model.facilities
            vehicles: root.model.vehicles
        }
    }
}
