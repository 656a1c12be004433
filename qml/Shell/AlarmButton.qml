// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! How many alarms stand at the clock's time, by the gravest priority; opens their list. Silent where there is none. */
T.Button {
    id: control

    readonly property int gravest: Alarms.counts.reduce((found, n, priority) => n > 0 ? priority : found, -1)
    readonly property int severity: gravest < 0 ? 0 : AlarmWords.severity(gravest)

    function show(open: bool) {
        panel.visible = open;
    }

    implicitWidth: Math.max(Theme.target, row.implicitWidth + 2 * Theme.s)
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: Alarms.count === 0 ? qsTr("No alarms") : qsTr("%1 alarms: %2").arg(Alarms.count).arg(hintText)
    readonly property string hintText: [3, 2, 1, 0].filter(priority => Alarms.counts[priority] > 0)
        .map(priority => qsTr("%1 %2").arg(Alarms.counts[priority]).arg(AlarmWords.priority(priority))).join(", ")
    onClicked: panel.visible ? panel.close() : panel.open()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: 6
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "alarm"
                color: control.gravest < 0 ? Theme.textMuted : Theme.text
            }
            SeverityDot {
                visible: control.gravest >= 0
                anchors.verticalCenter: parent.verticalCenter
                severity: control.severity
            }
            NumberText {
                visible: control.gravest >= 0
                anchors.verticalCenter: parent.verticalCenter
                text: Alarms.count
                color: Theme.severityTextColor(control.severity)
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.surfacePressed : control.hovered || panel.visible ? Theme.surfaceHover : "transparent"
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
    Loader {
        active: !panel.visible && (control.hovered || control.visualFocus)
        sourceComponent: Hint {
            parent: control
            visible: true
            text: Alarms.count === 0 ? qsTr("No alarms at this time") : qsTr("Alarms: %1").arg(control.hintText)
        }
    }
    AlarmPanel {
        id: panel
        parent: control
        y: control.height + Theme.m // under the bar, clear of the clock
        x: control.width - width
        onChosen: close()
    }
}
