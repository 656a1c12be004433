// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Safety

Column {
    id: root

    required property UnitCard model

    width: parent?.width ?? implicitWidth

    PageStates {
        known: root.model.known
        loading: root.model.loading
        error: root.model.error
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
        RowLayout {
            width: parent.width
            CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
            AgeLabel { milliseconds: root.model.heardMilliseconds; staleAfterMilliseconds: 15 * 60 * 1000 }
        }
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
        visible: root.model.known
        source: root.model.observations
        name: "unit"
    }
}
