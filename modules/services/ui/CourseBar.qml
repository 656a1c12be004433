// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! The course of a request as a line: filled while it was open, in the colour of its state past the promised date. */
Item {
    id: bar

    required property list<point> spells
    required property double dueShare
    property int severity: 0
    readonly property bool promised: !isNaN(dueShare)

    width: parent?.width ?? implicitWidth
    implicitHeight: 22
    Accessible.role: Accessible.Graphic
    Accessible.name: promised ? qsTr("Course with the promised date at %1 %").arg(Math.round(dueShare * 100)) : qsTr("Course")

    component Piece: Rectangle {
        required property double from
        required property double to
        x: Math.round(from * bar.width)
        y: 8
        width: Math.max(2, Math.round((to - from) * bar.width))
        height: 6
        radius: 1
    }
    Piece {
        from: 0
        to: 1
        color: Theme.surfacePressed
    }
    Repeater {
        model: bar.spells
        Item {
            id: spell
            required property point modelData
            readonly property double turn: bar.promised ? Math.max(modelData.x, Math.min(modelData.y, bar.dueShare)) : modelData.y
            Piece {
                visible: spell.turn > spell.modelData.x
                from: spell.modelData.x
                to: spell.turn
                color: Theme.accent
            }
            Piece {
                visible: spell.turn < spell.modelData.y
                from: spell.turn
                to: spell.modelData.y
                color: Theme.severityColor(Math.max(2, bar.severity))
            }
        }
    }
    Rectangle {
        visible: bar.promised
        x: Math.round(Math.min(bar.width - 2, bar.dueShare * bar.width))
        y: 2
        width: 2
        height: 18
        color: Theme.text
    }
}
