// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*! Horizontal bars with their names and values; rows that lead somewhere are `clickable`, the one chosen is marked. */
Column {
    id: list

    required property var bars
    property bool clickable: false
    property string chosen
    readonly property int count: repeater.count
    signal activated(id: string)

    width: parent?.width ?? implicitWidth
    spacing: 2

    Repeater {
        id: repeater
        model: list.bars
        T.AbstractButton {
            id: row

            required property string entryId
            required property string title
            required property string trailing
            required property double share
            required property int severity
            readonly property bool isChosen: list.clickable && list.chosen !== "" && list.chosen === entryId

            width: list.width
            implicitHeight: Math.max(list.clickable ? Theme.target : 24, content.implicitHeight + Theme.xs)
            enabled: list.clickable
            focusPolicy: list.clickable ? Qt.StrongFocus : Qt.NoFocus
            Accessible.role: list.clickable ? Accessible.Button : Accessible.StaticText
            Accessible.name: title + ": " + trailing + (severity > 0 ? ", " + Theme.severityName(severity) : "")
            onClicked: list.activated(row.entryId)
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()

            contentItem: Item {
                implicitHeight: content.implicitHeight
                ColumnLayout {
                    id: content
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                    spacing: 3
                    RowLayout {
                        spacing: Theme.s
                        BodyText {
                            Layout.fillWidth: true
                            text: row.title
                        }
                        SeverityDot {
                            visible: row.severity > 0
                            severity: row.severity
                        }
                        NumberText {
                            text: row.trailing
                            color: row.severity > 0 ? Theme.severityTextColor(row.severity) : Theme.textMuted
                        }
                    }
                    Rectangle {
                        Layout.fillWidth: true
                        implicitHeight: 4
                        radius: 2
                        color: Theme.surfacePressed
                        Rectangle {
                            width: Math.max(row.share > 0 ? 2 : 0, parent.width * Math.min(1, row.share))
                            height: parent.height
                            radius: 2
                            color: row.isChosen ? Theme.accent : Theme.textFaint
                        }
                    }
                }
            }
            background: Rectangle {
                x: -Theme.xs
                width: parent.width + 2 * Theme.xs
                radius: Theme.radius
                color: row.isChosen ? Theme.accentSoft : row.hovered && list.clickable ? Theme.surfaceHover : "transparent"
                FocusRing { shown: row.visualFocus; gap: 0 }
            }
        }
    }
}
