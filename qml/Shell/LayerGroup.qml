// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    One module's layers with their legends. Of a module that is not chosen only what is on the map all the same, its pinned
    layers, until the group is unfolded.
*/
Column {
    id: group

    required property ModuleStatus module
    readonly property bool chosen: module.moduleId === Selection.module
    readonly property var layers: Registry.layers.filter(l => l.moduleId === module.moduleId)
    property bool unfolded: false
    signal layerChosen(layer: LayerDescriptor)

    spacing: Theme.xs
    visible: layers.length > 0
    Accessible.role: Accessible.Grouping
    Accessible.name: module.title

    T.AbstractButton {
        id: fold
        x: -Theme.xs
        width: parent.width + Theme.xs
        height: Math.max(28, title.implicitHeight + Theme.s)
        visible: !group.chosen
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: group.unfolded ? qsTr("Fold up the layers of %1").arg(group.module.title) : qsTr("Show the layers of %1").arg(group.module.title)
        onClicked: group.unfolded = !group.unfolded
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        contentItem: Item {
            Icon {
                id: chevron
                x: Theme.xs
                anchors.verticalCenter: parent.verticalCenter
                implicitWidth: 16
                implicitHeight: 16
                name: group.unfolded ? "chevron-down" : "chevron-right"
                color: Theme.textMuted
            }
            CaptionText {
                id: title
                anchors { left: chevron.right; leftMargin: Theme.s; right: parent.right; verticalCenter: parent.verticalCenter }
                text: group.module.title
            }
        }
        background: Rectangle {
            radius: Theme.radius
            color: fold.hovered ? Theme.surfaceHover : "transparent"
            FocusRing { shown: fold.visualFocus; gap: 0 }
        }
    }
    Repeater {
        model: group.layers
        Column {
            id: entry
            required property LayerDescriptor modelData
            readonly property bool onMap: modelData.visible && (modelData.pinned || group.chosen)
            width: group.width
            spacing: Theme.xs
            visible: group.chosen || group.unfolded || onMap
            Item {
                width: parent.width
                height: check.height
                CheckRow {
                    id: check
                    x: -Theme.xs
                    width: parent.width - pin.width + Theme.xs
                    text: entry.modelData.title
                    checked: entry.onMap
                    onToggled: {
                        entry.modelData.visible = checked;
                        if (checked && !group.chosen)
                            entry.modelData.pinned = true;
                        group.layerChosen(entry.modelData);
                    }
                }
                IconButton {
                    id: pin
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    width: implicitWidth
                    height: 28
                    visible: entry.onMap && Registry.modules.length > 1
                    checkable: true
                    checked: entry.modelData.pinned
                    iconName: "pin"
                    icon.color: checked ? Theme.accent : Theme.textFaint
                    tooltip: checked ? qsTr("Shown with every module; click to show it with its own only") : qsTr("Show it with every module")
                    onClicked: {
                        entry.modelData.pinned = checked;
                        group.layerChosen(entry.modelData);
                    }
                }
            }
            Loader {
                x: 16 + Theme.s
                width: parent.width - x
                active: entry.onMap // legends of what is not on the map would be made anew as often as those that are
                visible: active && (entry.modelData.legend.length > 0 || entry.modelData.legendTitle !== "")
                sourceComponent: LegendCard { descriptor: entry.modelData }
            }
        }
    }
}
