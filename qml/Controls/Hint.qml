// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*! The words that appear when the pointer rests on a control or the keyboard reaches it. */
T.ToolTip {
    id: control

    implicitWidth: Math.min(320, contentWidth + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Theme.xs : 0
    margins: Theme.s
    padding: Theme.s
    delay: 500
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    contentItem: BodyText {
        text: control.text
        font.pixelSize: Theme.caption
        wrapMode: Text.Wrap
    }
    background: Card { }
}
