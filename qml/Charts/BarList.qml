// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    Named quantities as lying bars, in the order of a RankingModel: for categories, whose names find no room under upright ones.
    A line across a bar marks what it is compared with. Rows that lead somewhere are `clickable`; the one chosen is marked.
*/
Column {
    id: list

    required property RankingModel model
    property bool clickable: false
    property string chosen
    /*! So many at first, and a person may ask for the rest; 0 = all. */
    property int shown: 0
    property bool all: false
    readonly property int count: repeater.count
    signal activated(id: string)

    width: parent?.width ?? implicitWidth
    spacing: 2

    Repeater {
        id: repeater
        model: list.model
        T.AbstractButton {
            id: row

            required property int index
            required property string entryId
            required property string title
            required property string subtitle
            required property string trailing
            required property double share
            required property double mark
            required property int severity
            readonly property bool isChosen: list.chosen !== "" && list.chosen === entryId

            visible: list.shown === 0 || list.all || index < list.shown
            width: list.width
            implicitHeight: Math.max(list.clickable ? Theme.target : 24, implicitContentHeight + Theme.xs)
            enabled: list.clickable
            focusPolicy: list.clickable ? Qt.StrongFocus : Qt.NoFocus
            Accessible.role: list.clickable ? Accessible.Button : Accessible.StaticText
            Accessible.name: title + ": " + trailing + (severity > 0 ? ", " + Theme.severityName(severity) : "")
            Accessible.description: subtitle
            onClicked: list.activated(row.entryId)
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()

            contentItem: Loader {
                active: row.visible // of the rows that are not shown no text is laid out
                sourceComponent: Item {
                    implicitHeight: content.implicitHeight
                    ColumnLayout {
                        id: content
                        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                        spacing: 3
                        RowLayout {
                            spacing: Theme.s
                            SeverityDot {
                                visible: row.severity !== 0
                                severity: row.severity
                            }
                            BodyText {
                                Layout.fillWidth: true
                                text: row.title
                            }
                            NumberText {
                                text: row.trailing
                                color: row.severity > 0 ? Theme.severityTextColor(row.severity) : Theme.text
                            }
                        }
                        Rectangle {
                            Layout.fillWidth: true
                            visible: row.share >= 0
                            implicitHeight: 5
                            radius: 2
                            color: Theme.surfacePressed
                            Rectangle {
                                width: Math.max(row.share > 0 ? 2 : 0, parent.width * Math.min(1, row.share))
                                height: parent.height
                                radius: parent.radius
                                color: row.severity > 0 ? Theme.severityColor(row.severity) : row.isChosen ? Theme.accent : Theme.textFaint
                            }
                            Rectangle {
                                visible: row.mark >= 0
                                x: parent.width * Math.min(1, row.mark) - 1
                                y: -2
                                width: 2
                                height: parent.height + 4
                                color: Theme.text
                            }
                        }
                        CaptionText {
                            Layout.fillWidth: true
                            visible: text !== ""
                            text: row.subtitle
                        }
                    }
                }
            }
            background: Rectangle {
                x: -Theme.xs
                width: parent.width + 2 * Theme.xs
                radius: Theme.radius
                color: row.isChosen ? Theme.accentSoft : row.down ? Theme.surfacePressed : row.hovered && list.clickable ? Theme.surfaceHover : "transparent"
                FocusRing { shown: row.visualFocus; gap: 0 }
            }
        }
    }
    ActionButton {
        visible: list.shown > 0 && list.count > list.shown
        text: list.all ? qsTr("Show the first %1").arg(list.shown) : qsTr("Show all %1").arg(list.count)
        onClicked: list.all = !list.all
    }
}
