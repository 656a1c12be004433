// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*! How a source's data come here: one of a few kinds, in cells; arrow keys move the choice. `activated` tells of a person's choice. */
FocusScope {
    id: control

    property string kind: "http"
    readonly property int current: FeedWords.kinds.indexOf(kind)
    readonly property int columns: 4
    signal activated(kind: string)

    implicitHeight: grid.implicitHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Kind of source: %1").arg(FeedWords.kindTitle(kind))
    Accessible.description: FeedWords.kindHint(kind)

    function choose(index: int) {
        if (index >= 0 && index < FeedWords.kinds.length && index !== current)
            activated(FeedWords.kinds[index]);
    }
    Keys.onLeftPressed: choose(current - 1)
    Keys.onRightPressed: choose(current + 1)
    Keys.onUpPressed: choose(current - columns)
    Keys.onDownPressed: choose(current + columns)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.ground
        border.width: Theme.hairline
        border.color: Theme.outline
        FocusRing { shown: control.activeFocus }
    }
    Grid {
        id: grid
        width: parent.width
        padding: 2
        columns: control.columns
        Repeater {
            model: FeedWords.kinds
            T.AbstractButton {
                id: cell
                required property int index
                required property string modelData
                width: Math.floor((grid.width - 4) / control.columns)
                height: Theme.target
                focusPolicy: Qt.NoFocus
                checked: index === control.current
                text: FeedWords.kindTitle(modelData)
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                onClicked: {
                    control.forceActiveFocus(Qt.MouseFocusReason);
                    control.choose(index);
                }
                contentItem: BodyText {
                    text: cell.text
                    color: cell.checked ? Theme.text : Theme.textMuted
                    font.weight: cell.checked ? Font.Medium : Font.Normal
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                }
                background: Rectangle {
                    radius: Theme.radius - 1
                    color: !cell.checked ? (cell.hovered ? Theme.surfaceHover : "transparent") : Theme.dark ? Theme.surfacePressed : Theme.surfaceRaised
                    border.width: cell.checked ? Theme.hairline : 0
                    border.color: Theme.textFaint
                }
            }
        }
    }
}
