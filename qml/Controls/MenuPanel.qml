// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*! A small menu under the control that opens it; holds MenuRows. */
T.Menu {
    id: control

    implicitWidth: 240
    implicitHeight: Math.min(480, contentItem.implicitHeight + topPadding + bottomPadding)
    y: parent ? parent.height + Theme.xs : 0
    margins: Theme.s
    padding: Theme.xs
    overlap: 1

    contentItem: ListView {
        implicitHeight: contentHeight
        model: control.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: control.currentIndex
    }
    background: Card { }
}
