// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Services
import Citywall.Theme

/*! One request: where it stands against its promised date, its course, facts, raw observations. */
Column {
    id: root

    required property RequestCard model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("Not made yet")
        text: qsTr("At the clock's time nothing was known of this request.")
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the request")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The request could not be read")
        text: root.model.error
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.status

        RowLayout {
            width: parent.width
            spacing: Theme.s
            SeverityDot { severity: root.model.severity; visible: root.model.severity > 0 }
            BodyText {
                Layout.fillWidth: true
                text: root.model.promise === "" ? qsTr("no date was promised") : root.model.promise
                color: Theme.severityTextColor(root.model.severity)
            }
            SimulatedBadge { visible: root.model.simulated }
        }
        CourseBar {
            spells: root.model.spells
            dueShare: root.model.dueShare
            severity: root.model.severity
        }
        CaptionText {
            width: parent.width
            text: isNaN(root.model.dueShare) ? qsTr("filled: open") : qsTr("filled: open; upright line: promised date")
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Course")

        Repeater {
            model: root.model.milestones
            delegate: ListRow {
                required title
                required subtitle
                required trailing
                required severity
                enabled: false
                opacity: 1
            }
        }
    }
    PanelSection {
        visible: root.model.known
        title: qsTr("Facts")
        subtitle: root.model.source

        Repeater {
            model: root.model.facts
            delegate: StatRow {
                required property string title
                required property string trailing
                width: parent?.width ?? 0
                label: title
                value: trailing
            }
        }
    }
    ObservationSection {
        visible: root.model.known
        observations: root.model.observations
        name: "service request"
    }
}
