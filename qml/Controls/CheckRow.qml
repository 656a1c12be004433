// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Theme

/*! A thing that can be shown or hidden. */
T.CheckBox {
    id: control

    implicitWidth: layout.implicitWidth + 2 * Theme.xs
    implicitHeight: Math.max(28, layout.implicitHeight)
    padding: Theme.xs
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checked: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: RowLayout {
        id: layout
        spacing: Theme.s
        Icon {
            name: control.checked ? "eye" : "eye-off"
            color: control.checked ? Theme.text : Theme.textFaint
            implicitWidth: 16
            implicitHeight: 16
        }
        BodyText {
            Layout.fillWidth: true
            text: control.text
            color: control.checked ? Theme.text : Theme.textMuted
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.hovered ? Theme.surfaceHover : "transparent"
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
}
