// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*! Text as a machine wrote it: letters of equal width, to be read, chosen and copied. Scrolls when it is longer than it is high. */
FocusScope {
    id: control

    property alias text: words.text
    /*! What it is, for a screen reader. */
    property string name: qsTr("Raw text")
    readonly property string family: {
        const installed = Qt.fontFamilies();
        return ["JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono CJK SC"]
            .find(name => installed.includes(name)) ?? "monospace";
    }

    width: parent?.width ?? implicitWidth
    implicitWidth: 360
    implicitHeight: Math.round(words.implicitHeight) + 2 * Theme.s

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.ground
        border.width: Theme.hairline
        border.color: Theme.outline
        FocusRing { shown: words.activeFocus }
    }
    Flickable {
        id: flick
        anchors { fill: parent; margins: Theme.s }
        contentWidth: width
        contentHeight: words.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ThinScrollBar { id: bar }
        TextEdit {
            id: words
            width: flick.width - Theme.s
            readOnly: true
            selectByMouse: true
            activeFocusOnTab: true
            focus: true
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.WrapAnywhere
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.family: control.family
            font.weight: Font.Normal
            font.pixelSize: Theme.caption
            Accessible.role: Accessible.StaticText
            Accessible.name: control.name
            Accessible.description: text
            Keys.onUpPressed: bar.decrease()
            Keys.onDownPressed: bar.increase()
        }
    }
}
