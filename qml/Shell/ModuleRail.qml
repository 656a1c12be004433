// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The left edge: the modules, in the order of their number keys. */
Rectangle {
    implicitWidth: Math.round(84 * Theme.textScale)
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Modules")

    ListView {
        anchors.fill: parent
        anchors.topMargin: Theme.s
        clip: true
        model: Registry.modules
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: false
        T.ScrollBar.vertical: ThinScrollBar { }
        delegate: RailButton {
            required property ModuleStatus modelData
            required property int index
            width: ListView.view.width
            module: modelData
            number: index + 1
        }
    }
    Hairline {
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
    }
}
