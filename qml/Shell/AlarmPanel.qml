// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The alarms at the clock's time, the gravest first; each leads to its entity and says what to do. */
T.Popup {
    id: panel

    signal chosen()

    width: Math.round(440 * Theme.textScale)
    height: Math.min(Math.round(640 * Theme.textScale), header.height + (Alarms.count > 0 ? list.contentHeight : empty.height) + 3 * Theme.s)
    margins: Theme.s
    padding: 0
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Card { }

    CityTime { id: cityTime }

    contentItem: Item {
        RowLayout {
            id: header
            anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.m; rightMargin: Theme.s; topMargin: Theme.s }
            spacing: Theme.s
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                TitleText { text: qsTr("Alarms") }
                CaptionText {
                    Layout.fillWidth: true
                    text: panel.visible ? qsTr("at %1").arg(cityTime.dateTime(Clock.nowMilliseconds)) : ""
                }
            }
            ExportButton {
                visible: Alarms.count > 0
                source: Alarms
                name: "alarms"
            }
        }
        EmptyState {
            id: empty
            visible: Alarms.count === 0
            anchors { left: parent.left; right: parent.right; top: header.bottom }
            title: qsTr("No alarms")
            text: qsTr("Nothing needs an operator's action at this time.")
        }
        ListView {
            id: list
            anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom; topMargin: Theme.s; bottomMargin: Theme.s }
            model: panel.visible ? Alarms : null // what nobody sees does not follow the clock
            clip: true
            focus: true
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ThinScrollBar { }
            Keys.onUpPressed: step(-1)
            Keys.onDownPressed: step(1)
            function step(by: int) {
                currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
                currentItem?.forceActiveFocus(Qt.TabFocusReason);
            }
            delegate: AlarmRow {
                width: ListView.view.width
                onClicked: panel.lead(moduleId, feed, entityId)
            }
        }
    }

    function lead(module: string, feed: string, entity: string) {
        Selection.module = module;
        Selection.enterEntity(feed, entity);
        chosen();
    }
}
