// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Environment
import Citywall.Map
import Citywall.Theme

MarkerLayer {
    id: root

    required property WaterQualityMap model

    points: root.model.points
    dark: Theme.dark
    groundColor: Theme.surface
    textColor: Theme.text
    highlightColor: Theme.accent
    font.family: Theme.numberFamily
    selectedKey: root.model.selectedKey
    onClicked: key => root.model.choose(key)

    Binding { root.model.dark: Theme.dark }
}
