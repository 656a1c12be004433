// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! One construction site or enterprise: its substances against the permit, one of them over a day, its raw observations. */
Column {
    id: root

    required property EmissionPage model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("Nothing observed yet")
        text: qsTr("In the day before the clock's time this point had not sent anything.")
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the emissions")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The emissions could not be read")
        text: root.model.error
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.place

        RowLayout {
            width: parent.width
            spacing: Theme.s
            SeverityDot { severity: root.model.severity; visible: severity !== 0 }
            BodyText { Layout.fillWidth: true; text: root.model.rating; wrapMode: Text.Wrap }
            SimulatedBadge { visible: root.model.simulated }
        }
        RowLayout {
            width: parent.width
            CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
            AgeLabel { milliseconds: root.model.heardMilliseconds; staleAfterMilliseconds: root.model.staleAfterMilliseconds }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Against the permit")
        subtitle: qsTr("mean of the last complete hour; line: 100%; hours of today above")
        exported: root.model.substances
        exportName: "emissions-" + root.model.shown

        BarList {
            model: root.model.substances
            clickable: count > 1
            chosen: root.model.shown
            onActivated: id => root.model.show(id)
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("%1, the last 24 hours").arg(root.model.shownTitle)

        TimeSeriesChart {
            width: parent.width
            height: 12 * Theme.body
            Accessible.name: root.model.shownTitle
            unit: root.model.unit
            decimals: 1
            yMinimum: 0
            from: root.model.chartBegin
            to: root.model.chartEnd
            nowMilliseconds: Clock.nowMilliseconds
            series: [
                { title: qsTr("permit"), color: Theme.severityColor(2), points: root.model.permit, dashed: true, band: false },
                { title: qsTr("observed"), color: Theme.accent, points: root.model.emitted, dashed: false, band: false }
            ].filter(s => s.points.length > 0)
            onTimePicked: milliseconds => Clock.seek(milliseconds)
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Raw observations")
        subtitle: qsTr("%1, the last 24 hours, newest first").arg(root.model.shownTitle)
        exported: root.model.observations
        exportName: "emissions-raw-" + root.model.shown

        RawTable {
            width: parent.width
            model: root.model.observations
        }
    }
}
