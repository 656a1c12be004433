// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Healthcare
import Citywall.Map
import Citywall.Theme

MarkerLayer {
    id: root

    required property HealthMap model

    points: root.model.load
    dark: Theme.dark
    priorityColors: [Theme.severityColor(3), Theme.severityColor(2), Theme.severityColor(1), Theme.severityColor(0)]
    groundColor: Theme.surface
    textColor: Theme.text
    highlightColor: Theme.accent
    font.family: Theme.numberFamily
    selectedKey: root.model.selectedKey
    onClicked: key => root.model.choose(key)

    Binding { root.model.severityColors: [-1, 0, 1, 2, 3].map(severity => Theme.severityColor(severity)) }
}
