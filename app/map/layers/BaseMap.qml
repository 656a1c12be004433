// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtLocation
import QtPositioning
import QtQuick

// The raster base map under the layers: QtLocation's OpenStreetMap provider, pointed at a tile service. It follows a
// camera and takes no input of its own.
Map {
    id: root

    required property string host
    required property MapCamera camera

    center: root.camera.center
    zoomLevel: root.camera.zoomLevel
    copyrightsVisible: false
    color: "transparent"
    activeMapType: root.supportedMapTypes[root.supportedMapTypes.length - 1]
    enabled: false

    plugin: Plugin {
        name: "osm"
        PluginParameter { name: "osm.mapping.custom.host"; value: root.host }
        PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
        PluginParameter { name: "osm.useragent"; value: "Citywall" }
        PluginParameter { name: "osm.mapping.cache.disk.size"; value: 0 }
        PluginParameter { name: "osm.mapping.cache.memory.size"; value: 64 * 1024 * 1024 }
        PluginParameter { name: "osm.mapping.prefetching_style"; value: "NoPrefetching" }
    }
}
