// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! One corridor: how long it takes now and usually, how far one can rely on that, what a change gained, and its links. */
Column {
    id: root

    required property CorridorPage model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.found
        title: qsTr("This corridor is not in the network")
        text: qsTr("Its links are not among those of the history.")
    }
    PanelSection {
        visible: root.model.found
        title: root.model.title
        subtitle: root.model.description

        Row {
            width: parent.width
            spacing: Theme.m
            StatTile {
                width: (parent.width - 2 * parent.spacing) / 3
                label: qsTr("Travel time")
                value: root.model.timeText
                caption: qsTr("free flow %1").arg(root.model.freeText)
            }
            StatTile {
                width: (parent.width - 2 * parent.spacing) / 3
                label: qsTr("Travel-time index")
                value: root.model.indexText
                severity: root.model.severity
            }
            StatTile {
                width: (parent.width - 2 * parent.spacing) / 3
                label: qsTr("Mean speed")
                value: root.model.speedText
            }
        }
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The corridor's history cannot be read")
        text: root.model.error
    }
    // What is known to have changed comes first, what a person looks for below.
    ComparisonSection {
        visible: root.model.found && root.model.retimed
        model: root.model
    }
    PanelSection {
        visible: root.model.found
        title: qsTr("Travel time over the day")
        subtitle: root.model.loading ? qsTr("reading earlier days…")
            : root.model.usual.length > 0 ? qsTr("median and 95th percentile of such days in the last four weeks")
            : qsTr("no earlier day of this kind in the history")

        TimeSeriesChart {
            width: parent.width
            height: 11 * Theme.body
            Accessible.name: qsTr("Travel time over the day")
            unit: root.model.timeUnit
            yMinimum: 0
            from: root.model.dayBegin
            to: root.model.dayEnd
            nowMilliseconds: Clock.nowMilliseconds
            series: [
                { title: qsTr("95 %"), color: Theme.textFaint, points: root.model.slowest, dashed: true, band: false },
                { title: qsTr("earlier days"), color: Theme.textMuted, points: root.model.usual, dashed: true, band: false },
                { title: qsTr("today"), color: Theme.accent, points: root.model.today, dashed: false, band: false }
            ].filter(s => s.points.length > 0)
            onTimePicked: milliseconds => Clock.seek(milliseconds)
        }
    }
    SpaceTimeSection {
        visible: root.model.found
        model: root.model
    }
    PanelSection {
        visible: root.model.found
        title: qsTr("Hours looked at")
        subtitle: qsTr("for reliability and comparison")

        SegmentedControl {
            width: parent.width
            model: root.model.hoursTitles
            currentIndex: root.model.hours
            onActivated: index => root.model.hours = index
        }
    }
    ReliabilitySection {
        visible: root.model.found
        model: root.model
    }
    ComparisonSection {
        visible: root.model.found && !root.model.retimed
        model: root.model
    }
    PanelSection {
        visible: root.model.found
        title: qsTr("Links")
        subtitle: qsTr("as they are driven; the bar is speed / free-flow speed")
        exported: root.model.links
        exportName: root.model.title

        BarList {
            width: parent.width
            model: root.model.links
            clickable: true
            shown: 6
            onActivated: id => root.model.openLink(id)
        }
    }
}
