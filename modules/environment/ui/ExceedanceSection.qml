// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Environment
import Citywall.Theme

/*! In how many hours of the city's day which limit was exceeded at the worst station. */
Column {
    id: root

    required property AirPanel model

    width: parent?.width ?? implicitWidth

    RankedSection {
        id: section
        title: qsTr("Hours above a limit today")
        subtitle: qsTr("%1; at the station with the most").arg(root.model.limitSource)
        rows: root.model.exceedances
        exportName: "hours-above-limits"
        onOpened: id => root.model.pollutant = Number(id)

        BodyText {
            visible: section.count === 0
            text: qsTr("None so far.")
            color: Theme.textMuted
        }
        SegmentedControl {
            width: parent.width
            model: root.model.limitTitles
            currentIndex: root.model.limitSet
            Accessible.name: qsTr("Limits of")
            onActivated: index => root.model.limitSet = index
        }
    }
}
