// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall

/*! What a drill-down shows while there is nothing to show: not known yet, being read, or why it could not be. */
Column {
    id: root

    required property EntityCard card
    required property string emptyTitle
    required property string emptyText
    required property string errorTitle

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.card.known && !root.card.loading && root.card.error === ""
        title: root.emptyTitle
        text: root.emptyText
    }
    LoadingState {
        width: parent.width
        visible: root.card.loading
        text: qsTr("Reading observations")
    }
    ErrorState {
        width: parent.width
        visible: root.card.error !== ""
        title: root.errorTitle
        text: root.card.error
    }
}
