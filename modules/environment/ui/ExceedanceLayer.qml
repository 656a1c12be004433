// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Environment
import Citywall.Map
import Citywall.Theme

AreaLayer {
    id: root

    required property EnvironmentMap model

    areas: root.model.areas
    outlineColor: Theme.translucent(Theme.textFaint, 0.6)
    highlightColor: Theme.accent
    hatchColor: Theme.translucent(Theme.unknown, 0.7)
    selectedId: Selection.area
    onClicked: areaId => Selection.enterArea(areaId)

    Binding { target: root.model; property: "dark"; value: Theme.dark }
}
