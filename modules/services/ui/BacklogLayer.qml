// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Map
import Citywall.Services
import Citywall.Theme

AreaLayer {
    id: root

    required property RequestMap model

    areas: root.model.areas
    selectedId: Selection.area
    onClicked: id => Selection.enterArea(id)

    Binding { root.model.dark: Theme.dark }
}
