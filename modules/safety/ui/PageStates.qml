// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls

/*! What a drill-down shows while there is nothing to show: not known yet, being read, or why it could not be. */
Column {
    id: root

    required property bool known
    required property bool loading
    required property string error
    required property string emptyTitle
    required property string emptyText
    required property string errorTitle

    width: parent?.width ?? implicitWidth

    EmptyState {
        width: parent.width
        visible: !root.known && !root.loading && root.error === ""
        title: root.emptyTitle
        text: root.emptyText
    }
    LoadingState {
        width: parent.width
        visible: root.loading
        text: qsTr("Reading observations")
    }
    ErrorState {
        width: parent.width
        visible: root.error !== ""
        title: root.errorTitle
        text: root.error
    }
}
