// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The upper edge: where one is, what one looks for, what time it is. */
Rectangle {
    id: bar

    property alias search: searchBox
    property alias alarms: alarmButton
    signal homeRequested()
    signal areaRequested()
    signal resultChosen(result: var)
    signal searchLeft()
    signal viewChosen(id: string)
    signal themeToggled()
    signal languageChosen(language: string)
    signal helpRequested()
    property alias comparisonView: comparing.view
    property alias unsubtracted: comparing.unsubtracted
    signal comparisonViewChosen(view: string)
    signal distanceChosen(days: int, milliseconds: double)
    signal usualChosen()

    implicitHeight: Math.max(56, Theme.display + 26)
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.l - Theme.xs
        anchors.rightMargin: Theme.s
        spacing: Theme.s

        Breadcrumb {
            Layout.fillWidth: true
            Layout.minimumWidth: 120
            clip: true
            onHomeRequested: bar.homeRequested()
            onAreaRequested: bar.areaRequested()
        }
        SimulatedBadge {
            visible: City.simulated
            Layout.rightMargin: Theme.s
        }
        SearchBox {
            id: searchBox
            readonly property real ample: Math.min(400, bar.width / 4) * Math.min(1.5, Theme.textScale)
            Layout.fillWidth: true
            Layout.minimumWidth: 2 * Theme.target // it gives way before any button does
            Layout.preferredWidth: ample
            Layout.maximumWidth: ample
            onChosen: result => bar.resultChosen(result)
            onDismissed: bar.searchLeft()
        }
        CityClockPanel {
            Layout.leftMargin: Theme.s
            Layout.rightMargin: Theme.s
        }
        AlarmButton { id: alarmButton }
        IconButton {
            iconName: "compare"
            tooltip: qsTr("Then and now (Ctrl D)")
            checked: Comparison.active
            onClicked: comparing.open()
            ThenAndNowMenu {
                id: comparing
                onDistanceChosen: (days, milliseconds) => bar.distanceChosen(days, milliseconds)
                onUsualChosen: bar.usualChosen()
                onViewChosen: view => bar.comparisonViewChosen(view)
            }
        }
        IconButton {
            id: viewsButton
            visible: City.views.length > 0
            iconName: "views"
            tooltip: qsTr("Views")
            onClicked: views.open()
            MenuPanel {
                id: views
                Repeater {
                    model: City.views
                    MenuRow {
                        required property int index
                        required property var modelData
                        text: modelData.title ?? modelData.id
                        shortcutText: index < 9 ? qsTr("Ctrl %1").arg(index + 1) : ""
                        onTriggered: bar.viewChosen(modelData.id)
                    }
                }
            }
        }
        IconButton {
            iconName: Theme.dark ? "sun" : "moon"
            tooltip: Theme.dark ? qsTr("Light theme (Ctrl T)") : qsTr("Dark theme (Ctrl T)")
            onClicked: bar.themeToggled()
        }
        IconButton {
            iconName: "language"
            tooltip: qsTr("Language")
            onClicked: languages.open()
            MenuPanel {
                id: languages
                MenuRow {
                    text: "English"
                    onTriggered: bar.languageChosen("en")
                }
                MenuRow {
                    text: "简体中文"
                    onTriggered: bar.languageChosen("zh_CN")
                }
            }
        }
        IconButton {
            iconName: "help"
            tooltip: qsTr("Keyboard (F1)")
            onClicked: bar.helpRequested()
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
}
