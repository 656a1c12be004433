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

    PageStates {
        card: root.model
        emptyTitle: qsTr("Not rated yet")
        emptyText: qsTr("At the clock's time nobody had rated this request.")
        errorTitle: qsTr("The answer could not be read")
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
        FactList { model: root.model.facts }
        ActionButton {
            text: qsTr("Open the request")
            onClicked: Selection.enterEntity("services.request", root.model.requestId)
        }
    }
    ObservationSection {
        card: root.model
        name: "satisfaction answer"
    }
}
