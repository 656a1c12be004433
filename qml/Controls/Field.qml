// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*! One line of text input. `name` is what a screen reader calls it; the placeholder is shown while it is empty. */
T.TextField {
    id: control

    property string name: placeholderText
    property string iconName
    property bool invalid: false
    /*! In which what is shown while it is empty is not cut. */
    readonly property real promptedWidth: leftPadding + Math.ceil(prompt.implicitWidth) + rightPadding

    implicitWidth: 200
    implicitHeight: Math.max(Theme.target, contentHeight + 2 * Theme.xs)
    leftPadding: iconName === "" ? Theme.s : Theme.s + 16 + Theme.s
    rightPadding: Theme.s
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    placeholderTextColor: Theme.textMuted
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    font.family: Theme.family
    font.pixelSize: Theme.body
    Accessible.role: Accessible.EditableText
    Accessible.name: name

    background: Rectangle {
        radius: Theme.radius
        color: Theme.ground
        border.width: control.activeFocus ? Theme.focusWidth : Theme.hairline
        border.color: control.invalid ? Theme.severityColor(3) : control.activeFocus ? Theme.accent : Theme.textFaint
        Icon {
            visible: control.iconName !== ""
            name: control.iconName
            color: Theme.textMuted
            x: Theme.s
            width: 16
            height: 16
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    BodyText {
        id: prompt
        visible: control.text === "" && control.preeditText === ""
        x: control.leftPadding
        width: control.width - x - control.rightPadding
        anchors.verticalCenter: parent.verticalCenter
        text: control.placeholderText
        color: control.placeholderTextColor
    }
}
