// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Environment
import Citywall.Map
import Citywall.Theme

AreaLayer {
    id: root

    required property SurfaceMap model

    areas: root.model.bands
    outlineColor: Theme.translucent(Theme.ground, 0.55)
    pickable: false

    Binding { target: root.model; property: "dark"; value: Theme.dark }
}
