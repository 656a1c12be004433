// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Services

/*! How satisfied people are with how their requests were handled. */
Column {
    id: root

    required property SatisfactionList model

    width: parent?.width ?? implicitWidth

    ErrorState {
        width: parent.width
        visible: root.model.error !== ""
        title: qsTr("The answers could not be read")
        text: root.model.error
    }
    PanelSection {
        title: qsTr("Satisfaction")
        visible: !root.model.empty

        StatTile {
            width: parent.width
            label: qsTr("Of those who answered after their request was closed")
            value: root.model.headline
            caption: root.model.interval
        }
        CaptionText {
            width: parent.width
            visible: text !== ""
            text: root.model.change
        }
        ListCaption {
            text: qsTr("answers of the span by rating; satisfied = 4 or 5 of 5")
            source: root.model.ratings
            name: "satisfaction by rating"
        }
        BarList { model: root.model.ratings }
    }
    PanelSection {
        title: qsTr("Satisfied, by agency")
        visible: !root.model.empty

        ListCaption {
            text: qsTr("from 5 answers on; line: all together")
            source: root.model.agencies
            name: "satisfaction by agency"
        }
        BarList {
            model: root.model.agencies
            shown: 6
        }
    }
    PanelSection {
        title: qsTr("Newest bad ratings")
        visible: bad.count > 0

        ListCaption {
            text: qsTr("rated 1 or 2: the agency calls back")
            source: root.model.bad
            name: "bad ratings"
        }
        Repeater {
            id: bad
            model: root.model.bad
            delegate: ListRow {
                id: answer
                required property string entryId
                required property int index
                required title
                required subtitle
                required trailing
                required severity
                visible: index < 6
                onActivated: Selection.enterEntity("services.feedback", answer.entryId)
            }
        }
    }
}
