// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Map
import Citywall.Services
import Citywall.Theme

HeatLayer {
    id: root

    required property RequestMap model

    points: root.model.opened
    mode: HeatLayer.Sum
    palette: HeatLayer.Density
    bandwidthMeters: 500
    dark: Theme.dark
    onComputed: root.model.describeDensity(root.legendTo, root.bandwidthInUseMeters)

    Binding { root.model.dark: Theme.dark }
}
