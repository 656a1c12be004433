// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What one compares with, and how the two maps stand to each other. */
MenuPanel {
    id: menu

    property string view: "beside"
    /*! Layers on the map of which there is no difference. */
    property list<string> unsubtracted
    signal distanceChosen(days: int, milliseconds: double)
    signal usualChosen()
    signal viewChosen(view: string)
    onClosed: another.reset()

    component Distance: MenuRow {
        property int days: 0
        property double milliseconds: 0
        text: KpiWords.earlier(days, milliseconds)
        checkable: true
        checked: Comparison.active && !Comparison.usual && Comparison.days === days && Comparison.moreMilliseconds === milliseconds
        onTriggered: menu.distanceChosen(days, milliseconds)
    }
    component View: MenuRow {
        required property string name
        checkable: true
        checked: menu.view === name
        onTriggered: menu.viewChosen(name)
    }
    Distance {
        id: anHour
        milliseconds: 3600000
    }
    Distance {
        id: aDay
        days: 1
    }
    Distance {
        id: aWeek
        days: 7
    }
    Distance {
        id: fourWeeks
        days: 28
    }
    ThenTimeField {
        id: another
        width: menu.availableWidth
        checked: Comparison.active && !Comparison.usual && ![anHour, aDay, aWeek, fourWeeks].some(row => row.checked)
        onChosen: milliseconds => {
            menu.distanceChosen(0, milliseconds);
            menu.close();
        }
    }
    MenuRow {
        text: qsTr("as usual at this hour")
        checkable: true
        checked: Comparison.active && Comparison.usual
        shortcutText: qsTr("Ctrl U")
        onTriggered: menu.usualChosen()
    }
    T.MenuSeparator { contentItem: Hairline { } }
    View {
        name: "beside"
        text: qsTr("Side by side")
    }
    View {
        name: "over"
        text: qsTr("One map over the other")
    }
    View {
        name: "difference"
        text: qsTr("Difference")
    }
    Item {
        implicitHeight: visible ? without.height + Theme.xs : 0
        width: menu.availableWidth
        visible: menu.unsubtracted.length > 0
        CaptionText {
            id: without
            x: Theme.s + 16 + Theme.s
            width: parent.width - x - Theme.s
            wrapMode: Text.Wrap
            text: KpiWords.without(menu.unsubtracted)
        }
    }
    T.MenuSeparator { contentItem: Hairline { } }
    MenuRow {
        text: qsTr("End the comparison")
        enabled: Comparison.active
        shortcutText: qsTr("Ctrl D")
        onTriggered: Comparison.end()
    }
}
