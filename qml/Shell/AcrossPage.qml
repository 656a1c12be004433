// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! All departments for the chosen area and a window of time: side by side along one axis, or two against each other. */
Column {
    id: page

    required property AcrossState across
    readonly property bool settled: !across.loading
    readonly property bool known: across.buckets > 0
    /*! Another window was chosen, and what is shown is still the one before. */
    readonly property bool outdated: known && across.end - across.begin !== [1, 6, 24, 168][across.window] * 3600000

    CityTime { id: cityTime }

    PanelSection {
        RowLayout {
            width: parent.width
            spacing: Theme.s
            SegmentedControl {
                Layout.fillWidth: true
                model: [qsTr("1 h"), qsTr("6 h"), qsTr("24 h"), qsTr("7 d")]
                currentIndex: page.across.window
                Accessible.name: qsTr("Window of time")
                onActivated: index => page.across.window = index
            }
            ExportButton {
                visible: page.known
                source: page.across
                name: "all-departments"
            }
        }
        CaptionText {
            width: parent.width
            wrapMode: Text.Wrap
            text: !page.known ? "" : page.outdated ? qsTr("Reading all departments …")
                : qsTr("%1 to %2, in steps of %3").arg(cityTime.dateTime(page.across.begin))
                    .arg(cityTime.dateTime(page.across.end)).arg(cityTime.span(page.across.bucket))
            font.features: Theme.numberFeatures
        }
        SegmentedControl {
            width: parent.width
            model: [qsTr("Joint timeline"), qsTr("Correlation")]
            currentIndex: page.across.correlating ? 1 : 0
            Accessible.name: qsTr("View of all departments")
            onActivated: index => Selection.module = index === 1 ? "across.correlation" : "across"
        }
    }
    LoadingState {
        visible: !page.known && page.across.loading
        text: qsTr("Reading all departments …")
    }
    EmptyState {
        visible: page.known && !page.across.measures.known && !page.across.loading
        icon: "activity"
        title: qsTr("No values in this window")
        text: qsTr("Choose a longer window, or move the clock to where there are observations.")
    }
    Loader {
        active: page.known && !page.across.correlating
        visible: active
        width: page.width
        opacity: page.outdated ? 0.4 : 1
        sourceComponent: JointTimeline { across: page.across }
    }
    Loader {
        active: page.known && page.across.correlating
        visible: active
        width: page.width
        opacity: page.outdated ? 0.4 : 1
        sourceComponent: CorrelationCard { correlation: page.across.correlation; measures: page.across.measures }
    }
}
