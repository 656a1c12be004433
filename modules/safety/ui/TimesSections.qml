// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Charts
import Citywall.Controls
import Citywall.Safety
import Citywall.Theme

/*! How long dispatch, arrival or handling took, as a distribution and against an earlier span. */
Column {
    id: root

    required property ResponseTimes model

    width: parent?.width ?? implicitWidth
    Component.onCompleted: model.shown = true
    Component.onDestruction: model.shown = false

    PanelSection {
        title: root.model.definition
        subtitle: root.model.comparison

        SegmentedControl {
            width: parent.width
            model: root.model.intervalTitles
            currentIndex: root.model.intervalIndex
            onActivated: index => root.model.intervalIndex = index
            Accessible.name: qsTr("Interval")
        }
        SegmentedControl {
            width: parent.width
            model: root.model.againstTitles
            currentIndex: root.model.againstIndex
            onActivated: index => root.model.againstIndex = index
            Accessible.name: qsTr("Compared with")
        }
        RowLayout {
            width: parent.width
            visible: !root.model.empty
            spacing: Theme.s
            StatTile {
                Layout.fillWidth: true
                label: qsTr("Median")
                value: root.model.median
                caption: root.model.medianChange
                severity: root.model.medianSeverity
            }
            StatTile { Layout.fillWidth: true; label: qsTr("90 % within"); value: root.model.p90; caption: root.model.p90Change }
        }
    }
    EmptyState {
        width: parent.width
        visible: root.model.empty
        title: qsTr("No such interval ended in this span")
        text: qsTr("Choose a longer span. Records without a lifecycle have no durations.")
    }
    PanelSection {
        title: qsTr("Distribution, by minutes")
        visible: !root.model.empty

        BarChart {
            width: parent.width
            height: 12 * Theme.body
            values: root.model.counts
            labels: root.model.steps
            highlight: root.model.medianStep
            unit: qsTr("incidents")
        }
        CaptionText {
            width: parent.width
            text: qsTr("Labels are where a step begins; the marked one holds the median.")
            wrapMode: Text.Wrap
        }
    }
    ListSection {
        title: qsTr("Median by priority")
        subtitle: qsTr("The line across a bar is the median of the span compared with.")
        visible: priorities.count > 0
        source: root.model.priorities
        name: "durations-by-priority"

        BarList {
            id: priorities
            model: root.model.priorities
        }
    }
}
