// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Places and entities by name or id. Down and Up choose, Return goes there, Escape clears, then leaves. */
FocusScope {
    id: control

    readonly property var results: field.text.trim() === "" ? [] : Registry.search(field.text.trim(), 12)
    signal chosen(result: var)
    signal dismissed()

    implicitWidth: 320
    implicitHeight: Theme.target

    function open() {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }
    function choose(index: int) {
        if (index < 0 || index >= results.length)
            return;
        const result = results[index];
        field.clear();
        popup.close();
        chosen(result);
    }

    Field {
        id: field
        anchors.fill: parent
        iconName: "search"
        placeholderText: qsTr("Search places and entities")
        rightPadding: hotKey.visible ? hotKey.width + Theme.s : Theme.s
        onTextChanged: {
            list.currentIndex = 0;
            if (text.trim() !== "")
                popup.open();
            else
                popup.close();
        }
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
        Keys.onReturnPressed: control.choose(list.currentIndex)
        Keys.onEnterPressed: control.choose(list.currentIndex)
        Keys.onEscapePressed: {
            if (text === "")
                control.dismissed();
            else
                clear();
        }
        KeyCap {
            id: hotKey
            visible: !field.activeFocus && field.text === ""
            anchors { right: parent.right; rightMargin: 4; verticalCenter: parent.verticalCenter }
            text: qsTr("Ctrl K")
        }
    }
    T.Popup {
        id: popup
        y: control.height + Theme.xs
        width: Math.max(control.width, 400)
        padding: Theme.xs
        implicitHeight: contentItem.implicitHeight + 2 * padding
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent
        background: Card { }
        contentItem: ListView {
            id: list
            implicitHeight: Math.min(480, count === 0 ? none.implicitHeight : contentHeight)
            clip: true
            model: control.results
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ThinScrollBar { }
            delegate: ListRow {
                required property int index
                required property var modelData
                width: ListView.view.width
                focusPolicy: Qt.NoFocus
                highlighted: ListView.isCurrentItem
                iconName: ({ view: "views", area: "area", entity: "entity", position: "compass" })[modelData.kind] ?? "search"
                title: modelData.title ?? ""
                subtitle: modelData.subtitle ?? ""
                onActivated: control.choose(index)
            }
            EmptyState {
                id: none
                visible: list.count === 0
                icon: "search"
                title: qsTr("Nothing found")
                text: qsTr("Names and ids of areas and entities, and positions such as 41.88, −87.63, can be found.")
            }
        }
    }
}
