// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Theme

/*! A row that leads somewhere: title, a subtitle of up to two lines, a trailing fact, a mark when its severity is not normal. */
T.AbstractButton {
    id: control

    property string title
    property string subtitle
    property string trailing
    property int severity: 0
    property string iconName
    signal activated()

    width: parent?.width ?? implicitWidth
    implicitWidth: 240
    implicitHeight: Math.max(40, layout.implicitHeight + 2 * Theme.xs)
    Layout.fillWidth: true
    leftPadding: Theme.s
    rightPadding: Theme.s
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: title + (trailing === "" ? "" : ", " + trailing)
    Accessible.description: subtitle
    onClicked: activated()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: RowLayout {
        id: layout
        spacing: Theme.s
        Icon {
            visible: control.iconName !== ""
            name: control.iconName
            color: Theme.textMuted
        }
        SeverityDot {
            visible: control.severity !== 0
            severity: control.severity
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            BodyText {
                Layout.fillWidth: true
                text: control.title
            }
            CaptionText {
                Layout.fillWidth: true
                visible: text !== ""
                text: control.subtitle
                wrapMode: Text.Wrap
                maximumLineCount: 2
            }
        }
        NumberText {
            visible: text !== ""
            text: control.trailing
            color: Theme.textMuted
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.surfacePressed : control.hovered || control.highlighted ? Theme.surfaceHover : "transparent"
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
    property bool highlighted: false
}
