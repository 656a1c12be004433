// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls

Column {
    required property QtObject model
    objectName: "fakePage"
    PanelSection {
        title: "Collision"
        subtitle: "Dispatched 4 minutes after it was reported"
        StatRow { label: "State"; value: "on scene" }
        StatRow { label: "Priority"; value: "high"; severity: 3 }
        StatRow { label: "Units"; value: "2" }
    }
    Hairline { width: parent.width }
    PanelSection {
        title: "Raw observations"
        EmptyState { title: "No observations"; text: "Nothing was observed in the last 24 h." }
    }
}
