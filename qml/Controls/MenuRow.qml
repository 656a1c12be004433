// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Theme

/*! One entry of a MenuPanel; `shortcutText` names its key. */
T.MenuItem {
    id: control

    property string shortcutText

    implicitWidth: 232
    implicitHeight: Math.max(Theme.target, layout.implicitHeight)
    leftPadding: Theme.s
    rightPadding: Theme.s
    Accessible.role: Accessible.MenuItem
    Accessible.name: text

    contentItem: RowLayout {
        id: layout
        spacing: Theme.s
        Icon {
            name: control.checked ? "check" : ""
            visible: control.checkable
            implicitWidth: 16
            implicitHeight: 16
        }
        BodyText {
            Layout.fillWidth: true
            text: control.text
            color: control.enabled ? Theme.text : Theme.textFaint
        }
        CaptionText {
            text: control.shortcutText
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.surfacePressed : control.highlighted ? Theme.surfaceHover : "transparent"
    }
}
