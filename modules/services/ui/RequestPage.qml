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

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not made yet")
        emptyText: qsTr("At the clock's time nothing was known of this request.")
        errorTitle: qsTr("The request could not be read")
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

        FactList { model: root.model.facts }
    }
    ObservationSection {
        card: root.model
        name: "service request"
    }
}
