// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Services
import Citywall.Theme

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
    PanelSection {
        title: qsTr("Open by category")
        subtitle: qsTr("choose one to list its requests")
        visible: categories.count > 0

        BarList {
            id: categories
            bars: root.model.categories
            clickable: true
            chosen: root.model.category
            onActivated: id => root.model.category = id
        }
    }
    PanelSection {
        title: root.model.category === "" ? qsTr("Open, longest past their date first") : root.model.categoryTitle
        visible: requests.count > 0

        Repeater {
            id: requests
            model: root.model.requests
            delegate: ListRow {
                id: request
                required property string entryId
                required title
                required subtitle
                required trailing
                required severity
                onActivated: Selection.enterEntity("services.request", request.entryId)
            }
        }
    }
    PanelSection {
        title: qsTr("Age of the backlog")
        subtitle: qsTr("open requests by time since they were made")
        visible: !root.model.empty

        BarList { bars: root.model.ages }
    }
    PanelSection {
        title: qsTr("Closed in time, by agency")
        subtitle: qsTr("of those closed in the span that had a promised date")
        visible: agencies.count > 0

        BarList {
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

        BarList {
            id: channels
            bars: root.model.channels
        }
    }
}
