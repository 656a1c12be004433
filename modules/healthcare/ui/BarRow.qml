// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*! One horizontal bar with its name and value; a line across it marks what it is compared with. */
T.AbstractButton {
    id: control

    required property string entryId
    required property string title
    required property string note
    required property string trailing
    required property double value
    required property double mark
    required property int severity
    property bool leads: true ///< somewhere, when clicked

    width: parent?.width ?? implicitWidth
    implicitWidth: 240
    implicitHeight: column.implicitHeight + Theme.s
    focusPolicy: leads ? Qt.StrongFocus : Qt.NoFocus
    enabled: leads
    opacity: 1
    Accessible.role: leads ? Accessible.ListItem : Accessible.StaticText
    Accessible.name: title + ", " + trailing + (severity > 0 ? ", " + Theme.severityName(severity) : "")
    Accessible.description: note
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Column {
        id: column
        topPadding: Theme.xs
        bottomPadding: Theme.xs
        spacing: 3
        RowLayout {
            width: parent.width
            spacing: Theme.s
            SeverityDot {
                visible: control.severity !== 0
                severity: control.severity
            }
            BodyText {
                Layout.fillWidth: true
                text: control.title
            }
            NumberText {
                text: control.trailing
                color: Theme.severityTextColor(control.severity)
            }
        }
        Rectangle {
            width: parent.width
            height: 6
            radius: 3
            color: Theme.surfacePressed
            Rectangle {
                width: isNaN(control.value) ? 0 : parent.width * Math.max(0, Math.min(1, control.value))
                height: parent.height
                radius: parent.radius
                color: control.severity > 0 ? Theme.severityColor(control.severity) : Theme.textFaint
            }
            Rectangle {
                visible: !isNaN(control.mark)
                x: parent.width * control.mark - 1
                y: -2
                width: 2
                height: parent.height + 4
                color: Theme.text
            }
        }
        CaptionText {
            width: parent.width
            visible: text !== ""
            text: control.note
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.surfacePressed : control.hovered ? Theme.surfaceHover : "transparent"
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
}
