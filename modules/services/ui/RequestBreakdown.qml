// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Services

/*! The backlog by age, and how requests come in. */
Column {
    id: root

    required property RequestOverview model

    width: parent?.width ?? implicitWidth

    PanelSection {
        title: qsTr("Age of the backlog")
        visible: !root.model.empty

        ListCaption {
            text: qsTr("open requests by time since they were made")
            source: root.model.ages
            name: "backlog by age"
        }
        BarList { model: root.model.ages }
    }
    PanelSection {
        title: qsTr("How requests come in")
        visible: !root.model.empty

        ListCaption {
            text: qsTr("opened in the span, by channel, of those whose channel is known")
            source: root.model.channels
            name: "requests by channel"
        }
        BarList { model: root.model.channels }
    }
}
