// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Theme

/*!
    One of a few: segments side by side; arrow keys move the choice. `activated` tells of a person's choice; whose choice it is takes it
    over, and `currentIndex` shows what it has become.
*/
FocusScope {
    id: control

    property list<string> model
    property int currentIndex: 0
    signal activated(index: int)

    implicitWidth: row.implicitWidth + 4
    implicitHeight: Theme.target
    activeFocusOnTab: true
    Accessible.role: Accessible.PageTabList
    Accessible.name: model[currentIndex] ?? ""

    function choose(index: int) {
        if (index >= 0 && index < model.length && index !== currentIndex)
            activated(index);
    }

    Keys.onLeftPressed: choose(currentIndex - 1)
    Keys.onRightPressed: choose(currentIndex + 1)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.ground
        border.width: Theme.hairline
        border.color: Theme.outline
        FocusRing { shown: control.activeFocus }
    }
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.margins: 2
        spacing: 2
        uniformCellSizes: true

        Repeater {
            model: control.model
            T.AbstractButton {
                id: segment

                required property int index
                required property string modelData

                Layout.fillWidth: true
                Layout.fillHeight: true
                implicitWidth: contentItem.implicitWidth + 2 * Theme.m
                focusPolicy: Qt.NoFocus
                checked: index === control.currentIndex
                text: modelData
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData
                onClicked: {
                    control.forceActiveFocus(Qt.MouseFocusReason);
                    control.choose(index);
                }
                contentItem: BodyText {
                    text: segment.text
                    color: segment.checked ? Theme.text : Theme.textMuted
                    font.weight: segment.checked ? Font.Medium : Font.Normal
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
                background: Rectangle {
                    radius: Theme.radius - 1
                    color: !segment.checked ? (segment.hovered ? Theme.surfaceHover : "transparent")
                         : Theme.dark ? Theme.surfacePressed : Theme.surfaceRaised
                    border.width: segment.checked ? Theme.hairline : 0
                    border.color: Theme.textFaint
                }
            }
        }
    }
}
