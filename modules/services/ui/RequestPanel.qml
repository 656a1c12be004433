// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Services

/*! Requests to the city: how many, how late, whose, where. */
Column {
    id: root

    required property RequestOverview model

    width: parent?.width ?? implicitWidth

    RequestFigures {
        visible: !root.model.empty
        model: root.model
    }
    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The requests could not be read")
        text: root.model.error
    }
    LoadingState {
        width: parent.width
        visible: root.model.loading && root.model.empty
        text: qsTr("Reading requests")
    }
    EmptyState {
        width: parent.width
        visible: root.model.empty && !root.model.loading && root.model.error === ""
        title: qsTr("No requests")
        text: qsTr("None was heard of in the 90 days before the clock's time.")
    }
    ComparisonSection {
        visible: !root.model.empty
        model: root.model
    }
    RequestBreakdown {
        model: root.model
    }
}
