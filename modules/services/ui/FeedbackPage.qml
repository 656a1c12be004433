// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Services
import Citywall.Theme

/*! The answer to one request: the rating, of what it is, raw observations. */
Column {
    id: root

    required property FeedbackCard model

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.model.known && !root.model.loading && root.model.error === ""
        title: qsTr("Not rated yet")
        text: qsTr("At the clock's time nobody had rated this request.")
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading
        text: qsTr("Reading the answer")
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The answer could not be read")
        text: root.model.error
    }
    PanelSection {
        visible: root.model.known
        title: root.model.title
        subtitle: root.model.source

        RowLayout {
            width: parent.width
            spacing: Theme.s
            SeverityDot { severity: root.model.severity; visible: root.model.severity > 0 }
            BodyText {
                Layout.fillWidth: true
                text: root.model.rating
                color: Theme.severityTextColor(root.model.severity)
            }
            SimulatedBadge { visible: root.model.simulated }
        }
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
        ActionButton {
            text: qsTr("Open the request")
            onClicked: Selection.enterEntity("services.request", root.model.requestId)
        }
    }
    ObservationSection {
        visible: root.model.known
        observations: root.model.observations
        name: "satisfaction answer"
    }
}
