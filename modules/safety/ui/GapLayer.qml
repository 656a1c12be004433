// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Map
import Citywall.Safety
import Citywall.Theme

AreaLayer {
    id: root

    required property UnitMap model

    areas: root.model.gaps
    outlineColor: "transparent"
    hatchColor: Theme.translucent(Theme.unknown, 0.7)
    pickable: false

    Binding { root.model.dark: Theme.dark }
}
