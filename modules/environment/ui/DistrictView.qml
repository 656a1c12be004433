// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! One district: its modelled means over the years against the limits of annual means, and the raw observations. */
Column {
    id: root

    required property DistrictPage model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("Nothing modelled yet")
        text: qsTr("At the clock's time no period of this district had begun.")
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the district")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The district could not be read")
        text: root.model.error
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.place

        SimulatedBadge { visible: root.model.simulated }
        SegmentedControl {
            width: parent.width
            visible: root.model.kindTitles.length > 1
            model: root.model.kindTitles
            currentIndex: root.model.kind
            Accessible.name: qsTr("Pollutant and period")
            onActivated: index => root.model.kind = index
        }
        Repeater {
            model: root.model.facts
            delegate: StatRow {
                required property string title
                required property string trailing
                required severity
                width: parent?.width ?? 0
                label: title
                value: trailing
            }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("%1 over the years").arg(root.model.shownTitle)
        subtitle: root.model.limited ? qsTr("mean and 10th–90th percentile within the district; limits are of the year's mean")
                                     : qsTr("mean and 10th–90th percentile within the district")

        TimeSeriesChart {
            width: parent.width
            height: 13 * Theme.body
            Accessible.name: root.model.shownTitle
            unit: root.model.unit
            decimals: 1
            yMinimum: 0
            from: root.model.chartBegin
            to: root.model.chartEnd
            nowMilliseconds: Clock.nowMilliseconds
            series: [
                { title: qsTr("10–90%"), color: Theme.seriesColor(1), points: root.model.highs, dashed: false, band: root.model.lows },
                { title: qsTr("US EPA 2024"), color: Theme.severityColor(2), dashed: true, band: false, points: root.line(root.model.epaLimit) },
                { title: qsTr("WHO 2021"), color: Theme.severityColor(1), dashed: true, band: false, points: root.line(root.model.whoLimit) },
                { title: qsTr("mean"), color: Theme.accent, points: root.model.means, dashed: false, band: false }
            ].filter(s => s.points.length > 0)
            onTimePicked: milliseconds => Clock.seek(milliseconds)
        }
        CaptionText {
            width: parent.width
            visible: root.model.source !== ""
            text: qsTr("Source: %1").arg(root.model.source)
            wrapMode: Text.Wrap
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Raw observations")
        subtitle: qsTr("at the beginning of each period, newest first")
        exported: root.model.observations
        exportName: "district-air-raw"

        RawTable {
            width: parent.width
            model: root.model.observations
        }
    }

    /*! A limit across the chart; none where the pollutant has none. */
    function line(value: double): list<point> {
        return root.model.limited ? [Qt.point(root.model.chartBegin, value), Qt.point(root.model.chartEnd, value)] : [];
    }
}
