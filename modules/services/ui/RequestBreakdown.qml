// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Services

/*! The backlog by age and area, agencies by the share closed in time, requests by channel. */
Column {
    id: root

    required property RequestOverview model

    width: parent?.width ?? implicitWidth

    PanelSection {
        title: qsTr("Age of the backlog")
        subtitle: qsTr("open requests by time since they were made")
        visible: !root.model.empty

        RequestBars { bars: root.model.ages }
    }
    PanelSection {
        title: qsTr("Closed in time, by agency")
        subtitle: qsTr("of those closed in the span that had a promised date")
        visible: agencies.count > 0

        RequestBars {
            id: agencies
            bars: root.model.agencies
        }
    }
    PanelSection {
        title: qsTr("Backlog by area")
        subtitle: root.model.perResidents ? qsTr("open per 100,000 residents") : qsTr("open per km²; residents are not known here")
        visible: areas.count > 0 && Selection.area === ""

        Repeater {
            id: areas
            model: root.model.areas
            delegate: ListRow {
                id: area
                required property string entryId
                required title
                required subtitle
                required trailing
                onActivated: Selection.enterArea(area.entryId)
            }
        }
    }
    PanelSection {
        title: qsTr("How requests come in")
        subtitle: qsTr("opened in the span, by channel")
        visible: channels.count > 0

        RequestBars {
            id: channels
            bars: root.model.channels
        }
    }
}
