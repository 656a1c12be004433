// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What a module says of its numbers: terms, formulas, sources. */
T.Popup {
    id: notes

    property ModuleStatus module: null

    parent: T.Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: Theme.xl
    implicitWidth: Math.min((parent?.width ?? 0) - 2 * Theme.xl, Math.round(760 * Theme.textScale))
    implicitHeight: Math.min((parent?.height ?? 0) - 2 * Theme.xl, text.implicitHeight + footer.height + Theme.l + 2 * padding)
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    T.Overlay.modal: Rectangle { color: Theme.scrim }
    background: Card { radius: 2 * Theme.radius }

    contentItem: Item {
        Flickable {
            id: flick
            anchors { fill: parent; bottomMargin: footer.height + Theme.l }
            contentHeight: text.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            focus: true
            Keys.onUpPressed: bar.decrease()
            Keys.onDownPressed: bar.increase()
            T.ScrollBar.vertical: ThinScrollBar { id: bar }
            BodyText {
                id: text
                width: flick.width - Theme.m
                text: notes.module?.help ?? ""
                textFormat: Text.MarkdownText
                wrapMode: Text.Wrap
                elide: Text.ElideNone
                lineHeight: 1.25
                linkColor: Theme.accent
                onLinkActivated: link => Qt.openUrlExternally(link)
            }
        }
        ActionButton {
            id: footer
            anchors { right: parent.right; bottom: parent.bottom }
            text: qsTr("Close")
            onClicked: notes.close()
        }
    }
}
