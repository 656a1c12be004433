// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Map
import Citywall.Safety

AreaLayer {
    id: root

    required property IncidentMap model

    areas: root.model.areas
    selectedId: Selection.area
    onClicked: id => Selection.enterArea(id)
}
