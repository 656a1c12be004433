// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! A number that matters on its page: label, big value, caption; the severity as shape and colour when abnormal. */
Item {
    id: control

    property string label
    property string value
    property string caption
    property int severity: 0

    implicitWidth: 112
    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value + (severity === 0 ? "" : ", " + Theme.severityName(severity))
    Accessible.description: caption

    Column {
        id: column
        width: parent.width
        spacing: 2
        CaptionText {
            width: parent.width
            text: control.label
        }
        Row {
            width: parent.width
            spacing: Theme.xs
            SeverityDot {
                id: mark
                visible: control.severity !== 0
                severity: control.severity
                anchors.verticalCenter: parent.verticalCenter
            }
            NumberText {
                width: parent.width - (mark.visible ? mark.width + parent.spacing : 0)
                text: control.value
                color: Theme.severityTextColor(control.severity)
                font.pixelSize: Theme.heading
                font.weight: Font.Medium
            }
        }
        CaptionText {
            width: parent.width
            visible: text !== ""
            text: control.caption
        }
    }
}
