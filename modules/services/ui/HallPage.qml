// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Services
import Citywall.Theme

/*! One service hall: its queue now and over the day, facts, raw observations. */
Column {
    id: root

    required property HallCard model

    width: parent?.width ?? implicitWidth

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not heard of yet")
        emptyText: qsTr("At the clock's time nothing was known of this hall.")
        errorTitle: qsTr("The hall could not be read")
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.source

        RowLayout {
            width: parent.width
            spacing: Theme.s
            StatTile {
                Layout.fillWidth: true
                label: qsTr("Wait")
                value: root.model.wait
                caption: root.model.state
                severity: root.model.severity
            }
            SimulatedBadge { visible: root.model.simulated }
        }
        FactList { model: root.model.facts }
        RowLayout {
            width: parent.width
            CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
            AgeLabel { milliseconds: root.model.heardMilliseconds; staleAfterMilliseconds: root.model.staleAfterMilliseconds }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Wait over the day")
        subtitle: root.model.usual.length > 0 ? qsTr("earlier days = median of the half hour on such days") : qsTr("no earlier day of this kind in the history")

        TimeSeriesChart {
            width: parent.width
            height: 12 * Theme.body
            Accessible.name: qsTr("Wait over the day")
            unit: root.model.waitUnit
            yMinimum: 0
            from: root.model.dayBegin
            to: root.model.dayEnd
            nowMilliseconds: Clock.nowMilliseconds
            series: [
                { title: qsTr("earlier days"), color: Theme.textMuted, points: root.model.usual, dashed: true, band: false },
                { title: qsTr("today"), color: Theme.accent, points: root.model.today, dashed: false, band: false }
            ].filter(s => s.points.length > 0)
            onTimePicked: milliseconds => Clock.seek(milliseconds)
        }
    }
    ObservationSection {
        card: root.model
        name: "service hall"
    }
}
