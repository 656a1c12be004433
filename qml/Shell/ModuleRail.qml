// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The left edge: the modules, in the order of their number keys, and all of them at once. */
Rectangle {
    id: rail

    required property AcrossState across

    implicitWidth: Math.round(84 * Theme.textScale)
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Modules")

    ListView {
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: divider.top; topMargin: Theme.s }
        clip: true
        model: Registry.modules
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: false
        T.ScrollBar.vertical: ThinScrollBar { }
        delegate: RailButton {
            required property ModuleStatus modelData
            required property int index
            width: ListView.view.width
            title: modelData.title
            description: modelData.description
            picture: modelData.icon
            key: index < 9 ? String(index + 1) : ""
            failure: modelData.state === ModuleStatus.Failed ? modelData.reason || qsTr("no reason given") : ""
            checked: Selection.module === modelData.moduleId
            onClicked: Selection.module = modelData.moduleId
        }
    }
    Hairline {
        id: divider
        anchors { left: parent.left; right: parent.right; bottom: everything.top; leftMargin: Theme.m; rightMargin: Theme.m }
    }
    RailButton {
        id: everything
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        title: qsTr("City-wide")
        description: qsTr("All departments for one place and time: joint timeline and correlation")
        picture: "qrc:/qt/qml/Citywall/Controls/icons/across.svg"
        key: "0"
        checked: rail.across.chosen
        onClicked: Selection.module = "across"
    }
    Hairline {
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right }
    }
}
