// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Theme

/*! One line of facts: label left, value right. */
RowLayout {
    id: control

    property string label
    property string value
    property int severity: 0

    width: parent?.width ?? implicitWidth
    spacing: Theme.s
    Layout.fillWidth: true
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value + (severity === 0 ? "" : ", " + Theme.severityName(severity))

    BodyText {
        Layout.fillWidth: true
        Layout.minimumWidth: 64
        text: control.label
        color: Theme.textMuted
    }
    SeverityDot {
        visible: control.severity !== 0
        severity: control.severity
    }
    NumberText {
        Layout.maximumWidth: control.width * 0.7
        text: control.value
        color: Theme.severityTextColor(control.severity)
        horizontalAlignment: Text.AlignRight
    }
}
