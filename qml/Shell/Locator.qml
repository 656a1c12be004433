// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtPositioning
import Citywall.Map
import Citywall.Theme

/*! A ring around the place of the chosen entity, whether or not a layer draws the entity itself; while that is in sight. */
Rectangle {
    id: ring

    required property MapView map
    property geoCoordinate coordinate
    // Read from the camera so that the ring follows it.
    readonly property point place: map.camera.zoomLevel > 0 && map.camera.center.isValid ? map.camera.pointAt(coordinate) : Qt.point(0, 0)

    visible: coordinate.isValid && place.x >= 0 && place.x <= map.width && place.y >= 0 && place.y <= map.height
    x: Math.round(place.x - width / 2)
    y: Math.round(place.y - height / 2)
    width: 2 * Theme.target
    height: width
    radius: width / 2
    color: "transparent"
    border { width: 2; color: Theme.accent }
    Accessible.ignored: true
}
