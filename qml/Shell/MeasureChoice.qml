// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*! Which measure is on an axis: a line that opens the list of all. */
T.AbstractButton {
    id: control

    /*! "x" or "y". */
    required property string axis
    required property string title
    /*! {id, title, module} of each measure. */
    required property var choices
    property string chosen
    signal activated(id: string)

    width: parent?.width ?? implicitWidth
    implicitHeight: Theme.target
    leftPadding: Theme.s
    rightPadding: Theme.s
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ComboBox
    Accessible.name: qsTr("Measure on the %1 axis: %2").arg(axis).arg(title)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: menu.open()

    contentItem: RowLayout {
        spacing: Theme.s
        CaptionText {
            text: control.axis
            font.weight: Font.DemiBold
        }
        BodyText {
            Layout.fillWidth: true
            text: control.title
        }
        Icon {
            name: "chevron-down"
            color: Theme.textMuted
            implicitWidth: 16
            implicitHeight: 16
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.surfacePressed : control.hovered ? Theme.surfaceHover : "transparent"
        border.width: Theme.hairline
        border.color: Theme.outline
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
    MenuPanel {
        id: menu
        width: control.width
        Repeater {
            model: control.choices
            MenuRow {
                required property var modelData
                text: modelData.title
                shortcutText: modelData.module
                checkable: true
                checked: modelData.id === control.chosen
                onTriggered: control.activated(modelData.id)
            }
        }
    }
}
