// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Healthcare
import Citywall.Map
import Citywall.Theme

AreaLayer {
    id: root

    required property HealthMap model

    areas: root.model.signalAreas
    outlineColor: Theme.outline
    highlightColor: Theme.accent
    selectedId: Selection.area
    onClicked: id => Selection.enterArea(id)

    Binding { root.model.severityColors: [-1, 0, 1, 2, 3].map(severity => Theme.severityColor(severity)) }
}
