// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*!
    Named quantities as lying bars from zero, in the order given: for categories, whose names find no room under upright ones.
    `highlight` is the row that the page is about (−1 = none). A row can be activated where somebody listens.
*/
Column {
    id: list

    property list<double> values
    property list<string> labels
    property string unit
    property int highlight: -1
    property int decimals: 0
    property bool interactive: false
    readonly property double maximum: values.reduce((m, v) => v > m ? v : m, 0)
    signal activated(index: int)

    function number(value: double): string {
        return isNaN(value) ? "\u2013" : Number(value).toLocaleString(Qt.locale(), "f", decimals);
    }

    width: parent?.width ?? implicitWidth
    spacing: 2
    Accessible.role: Accessible.Chart
    Accessible.name: unit

    CaptionText {
        visible: text !== ""
        text: list.unit
    }
    Repeater {
        model: list.values.length
        T.AbstractButton {
            id: row
            required property int index
            readonly property double value: list.values[index]
            width: list.width
            height: Math.max(24, name.implicitHeight + Theme.xs)
            focusPolicy: list.interactive ? Qt.StrongFocus : Qt.NoFocus
            hoverEnabled: list.interactive
            Accessible.role: list.interactive ? Accessible.Button : Accessible.StaticText
            Accessible.name: name.text + ": " + number.text + " " + list.unit
            onClicked: if (list.interactive) list.activated(index)
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            contentItem: Item {
                CaptionText {
                    id: name
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width * 0.42
                    text: list.labels[row.index] ?? ""
                    color: Theme.text
                }
                Rectangle {
                    id: bar
                    readonly property real room: row.width - x - number.width - Theme.s
                    anchors.verticalCenter: parent.verticalCenter
                    x: name.width + Theme.s
                    width: list.maximum > 0 && row.value > 0 ? Math.max(2, room * row.value / list.maximum) : 0
                    height: 10
                    radius: 1
                    color: row.index === list.highlight ? Theme.accent : Theme.textFaint
                }
                NumberText {
                    id: number
                    anchors { verticalCenter: parent.verticalCenter; right: parent.right }
                    font.pixelSize: Theme.caption
                    text: list.number(row.value)
                }
            }
            background: Rectangle {
                radius: Theme.radius
                color: row.hovered ? Theme.surfaceHover : "transparent"
                FocusRing { shown: row.visualFocus; gap: 0 }
            }
        }
    }
}
