// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Safety

Column {
    id: root

    required property UnitCard model

    width: parent?.width ?? implicitWidth

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not heard of yet")
        emptyText: qsTr("At the clock's time nothing was known of this unit.")
        errorTitle: qsTr("The unit could not be read")
    }
    PanelSection {
        visible: root.model.known
        title: root.model.state
        subtitle: root.model.source

        SimulatedBadge { visible: root.model.simulated }
        FactList { model: root.model.facts }
        HeardRow { card: root.model; staleAfterMilliseconds: root.model.staleAfterMilliseconds }
    }
    ListSection {
        visible: root.model.known
        title: qsTr("Lately")
        source: root.model.course
        name: "unit-course"

        Repeater {
            model: root.model.course
            delegate: ListRow {
                required title
                required subtitle
                required trailing
                enabled: false
                opacity: 1
            }
        }
    }
    RawSection {
        card: root.model
        name: "unit"
    }
}
