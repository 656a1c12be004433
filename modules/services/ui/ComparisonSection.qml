// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Services

/*! Requests compared: whose, where, by which figure; and the open ones of what was chosen. */
Column {
    id: root

    required property RequestOverview model
    readonly property RequestComparison comparison: model.comparison
    readonly property OpenRequests open: model.open

    width: parent?.width ?? implicitWidth

    PanelSection {
        title: qsTr("Requests compared")

        SegmentedControl {
            width: parent.width
            model: root.comparison.groupings
            currentIndex: root.comparison.grouping
            onActivated: index => root.comparison.grouping = index
            Accessible.name: qsTr("Compared by")
        }
        SegmentedControl {
            width: parent.width
            model: root.comparison.measures
            currentIndex: root.comparison.measure
            onActivated: index => root.comparison.measure = index
            Accessible.name: qsTr("Figure")
        }
        ListCaption {
            text: root.comparison.method
            source: root.comparison.rows
            name: root.comparison.exportName
        }
        BarList {
            model: root.comparison.rows
            shown: 8
            clickable: true
            chosen: root.comparison.grouping === RequestComparison.ByArea ? Selection.area
                : root.comparison.grouping === RequestComparison.ByAgency ? root.open.agency : root.open.category
            onActivated: id => {
                if (root.comparison.grouping === RequestComparison.ByArea)
                    Selection.enterArea(id);
                else if (root.comparison.grouping === RequestComparison.ByAgency)
                    root.open.chooseAgency(id);
                else
                    root.open.chooseCategory(id);
            }
        }
    }
    PanelSection {
        title: root.open.title

        SegmentedControl {
            width: parent.width
            model: [qsTr("All open"), qsTr("Reopened")]
            currentIndex: root.open.reopenedOnly ? 1 : 0
            onActivated: index => root.open.reopenedOnly = index === 1
            Accessible.name: qsTr("Which of the open requests")
        }
        ListCaption {
            text: root.open.note
            source: root.open
            name: "open requests"
        }
        Repeater {
            model: root.open.first
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
}
