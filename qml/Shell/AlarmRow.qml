// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! One alarm: what, where, how much, since when, and what to do. */
T.AbstractButton {
    id: row

    required property string title
    required property int priority
    required property string moduleId
    required property string feed
    required property string entityId
    required property string place
    required property string value
    required property double since
    required property string consequence
    required property string advice
    required property bool stale
    readonly property int severity: AlarmWords.severity(priority)

    implicitHeight: words.implicitHeight + 2 * Theme.s
    focusPolicy: Qt.StrongFocus
    opacity: stale ? 0.6 : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2: %3, %4").arg(AlarmWords.priority(priority)).arg(title).arg(place).arg(value)
    Accessible.description: consequence + " " + advice
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    CityTime { id: cityTime }

    contentItem: Item {
        SeverityDot {
            id: dot
            x: Theme.m
            y: Theme.s + 3
            severity: row.severity
        }
        ColumnLayout {
            id: words
            anchors { left: dot.right; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.s; rightMargin: Theme.m }
            spacing: 2
            RowLayout {
                spacing: Theme.s
                BodyText {
                    Layout.fillWidth: true
                    text: row.title
                    font.weight: Font.Medium
                }
                NumberText {
                    text: row.value
                    color: Theme.severityTextColor(row.severity)
                }
            }
            RowLayout {
                spacing: Theme.s
                CaptionText {
                    Layout.fillWidth: true
                    text: row.place
                    color: Theme.text
                }
                CaptionText {
                    text: qsTr("%1 · for %2").arg(AlarmWords.priority(row.priority)).arg(cityTime.span(Clock.nowMilliseconds - row.since))
                }
            }
            CaptionText {
                Layout.fillWidth: true
                text: row.advice
                wrapMode: Text.Wrap
            }
            CaptionText {
                Layout.fillWidth: true
                visible: row.stale
                text: qsTr("not heard of lately: the last that is known")
                wrapMode: Text.Wrap
            }
        }
    }
    background: Rectangle {
        color: row.down ? Theme.surfacePressed : row.hovered || row.activeFocus ? Theme.surfaceHover : "transparent"
        FocusRing { shown: row.activeFocus; gap: 0 } // the list hands it the focus without a reason
    }
    Loader {
        active: row.hovered || row.visualFocus
        sourceComponent: Hint {
            parent: row
            visible: true
            text: row.consequence
        }
    }
}
