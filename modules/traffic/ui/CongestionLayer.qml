// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Map
import Citywall.Theme
import Citywall.Traffic

/*!
    Where the speed of free flow is lost: the mean over the links around, weighted by length. A mean and not a sum, which
    would draw the network of detectors instead of the traffic.
*/
Item {
    id: root

    required property TrafficMap model
    required property MapView map

    Binding { target: root.model; property: "dark"; value: Theme.dark }
    HeatLayer {
        anchors.fill: parent
        map: root.map
        lines: root.model.links
        mode: HeatLayer.Mean
        palette: HeatLayer.Density
        dark: Theme.dark
        bandwidthMeters: root.model.heatBandwidthMeters
        from: 0
        to: root.model.heatTo
        opacity: 0.65
    }
}
