// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*! Every key, on one sheet. */
T.Popup {
    id: help

    readonly property var columns: [[
        { title: qsTr("Everywhere"), keys: [
            ["Ctrl K", qsTr("Search")], ["1 – 9", qsTr("Choose a module")], ["0", qsTr("All departments")], ["Ctrl 1 – 9", qsTr("Go to a view")],
            ["Esc", qsTr("One step back")], ["Home", qsTr("The whole city")], ["Ctrl I", qsTr("Inspector")],
            ["Ctrl B", qsTr("Layers and legend")], ["Ctrl L", qsTr("Alarms")], ["Ctrl D", qsTr("Then and now")], ["Ctrl U", qsTr("The usual and now")], ["Ctrl Shift D", qsTr("Side by side, over, difference")], ["Ctrl E", qsTr("Feeds")], ["Ctrl N", qsTr("Connect a feed")], ["Ctrl T", qsTr("Dark or light")], ["F11", qsTr("Full screen")], ["F1  ?", qsTr("This sheet")]] }
    ], [
        { title: qsTr("Time"), keys: [
            [qsTr("Space"), qsTr("Play or pause")], ["L", qsTr("Go live")], ["R", qsTr("Reverse")], ["[   ]", qsTr("Slower, faster")], [",   .", qsTr("One frame at this speed back or on")],
            ["←  →", qsTr("One minute back or on")], ["Shift ←  →", qsTr("One hour")], ["Ctrl ←  →", qsTr("One day")],
            ["P   N", qsTr("Previous or next observation, or incident")], ["Ctrl J", qsTr("Jump to a time")], ["I   O", qsTr("Begin or end a loop here")], ["X", qsTr("End the loop")], ["B", qsTr("Bookmarks")]] }
    ], [
        { title: qsTr("Timeline"), keys: [
            [qsTr("Drag"), qsTr("Move the clock")], [qsTr("Shift drag"), qsTr("Loop a range of the timeline")],
            [qsTr("Wheel"), qsTr("Zoom the timeline")], ["Ctrl +   −", qsTr("Zoom, wherever the focus is")], ["Ctrl 0", qsTr("All there is")],
            ["↑  ↓", qsTr("Zoom, when it has the focus")], [qsTr("Page ↑  ↓"), qsTr("Earlier, later")]] },
        { title: qsTr("Map"), keys: [
            ["←  →  ↑  ↓", qsTr("Move, when the map has the focus")], ["+   −", qsTr("Zoom")], [qsTr("Click"), qsTr("Enter an area or an entity")],
            [qsTr("Double click"), qsTr("Zoom in")], ["Tab", qsTr("Next control")]] }
    ]]

    anchors.centerIn: T.Overlay.overlay
    modal: true
    focus: true
    padding: Theme.xl
    implicitWidth: contentItem.implicitWidth + 2 * padding
    implicitHeight: contentItem.implicitHeight + 2 * padding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Card { radius: 2 * Theme.radius }

    contentItem: Column {
        spacing: Theme.l
        HeadingText { text: qsTr("Keyboard") }
        Row {
            spacing: 2 * Theme.xl
            Repeater {
                model: help.columns
                Column {
                    id: column
                    required property var modelData
                    spacing: Theme.l
                    Repeater {
                        model: column.modelData
                        KeyGroup { }
                    }
                }
            }
        }
        ActionButton {
            anchors.right: parent.right
            text: qsTr("Close")
            focus: true
            onClicked: help.close()
        }
    }

    component KeyGroup: Column {
        id: group
        required property var modelData
        spacing: Theme.s
        CaptionText {
            text: group.modelData.title
            font.weight: Font.DemiBold
            bottomPadding: Theme.xs
        }
        Repeater {
            model: group.modelData.keys
            Row {
                id: line
                required property var modelData
                spacing: Theme.m
                Item {
                    width: 96 * Math.max(1, Theme.textScale)
                    height: cap.height
                    KeyCap {
                        id: cap
                        text: line.modelData[0]
                    }
                }
                BodyText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.modelData[1]
                }
            }
        }
    }
}
