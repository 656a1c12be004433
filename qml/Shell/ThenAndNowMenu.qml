// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! How far back one looks, and how the two maps stand to each other. */
MenuPanel {
    id: menu

    property bool swipe: false
    signal distanceChosen(days: int, milliseconds: double)
    signal swipeChosen(swipe: bool)

    component Distance: MenuRow {
        property int days: 0
        property double milliseconds: 0
        text: KpiWords.earlier(days, milliseconds)
        checkable: true
        checked: Comparison.active && Comparison.days === days && Comparison.moreMilliseconds === milliseconds
        onTriggered: menu.distanceChosen(days, milliseconds)
    }
    Distance { milliseconds: 3600000 }
    Distance { days: 1 }
    Distance { days: 7 }
    Distance { days: 28 }
    MenuRow {
        text: qsTr("One map over the other")
        checkable: true
        checked: menu.swipe
        onTriggered: menu.swipeChosen(!menu.swipe)
    }
    MenuRow {
        text: qsTr("End the comparison")
        enabled: Comparison.active
        shortcutText: qsTr("Ctrl D")
        onTriggered: Comparison.end()
    }
}
