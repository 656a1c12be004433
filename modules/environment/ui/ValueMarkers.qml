// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Environment
import Citywall.Theme

/*! Stations as pills that carry their value: the number is read at a glance, the colour only says how grave it is. */
PillField {
    id: root

    required property EnvironmentMap environment
    required property int kind

    font { family: Theme.family; pixelSize: Theme.caption; weight: Font.DemiBold }
    pillHeight: Math.max(24, Math.ceil(metrics.height) + Theme.xs)
    pillMargin: Theme.m + (kind === EnvironmentMap.Emission ? 16 : 0) // its icon
    clusters.radiusPixels: 1 // stations stand apart: each keeps its own number
    onClicked: key => root.environment.choose(root.kind, key)

    Binding {
        target: root
        property: "selectedKey"
        value: root.environment.selectedId === "" ? 0xffffffff : root.environment.keyOf(root.kind, root.environment.selectedId)
    }
    FontMetrics {
        id: metrics
        font: root.font
    }
    Item {
        x: Math.round(root.placingX)
        y: Math.round(root.placingY)

        Repeater {
            model: root.clusters
            delegate: ValuePill {
                field: root
                environment: root.environment
                kind: root.kind
            }
        }
    }
}
