// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Which layers are on the map and what their colours mean, the chosen module's first; folds up to a button. */
Card {
    id: card

    property bool open: true
    property real maximumHeight: 480
    /*! The operator has shown, hidden or pinned it. */
    signal layerChosen(layer: LayerDescriptor)
    signal foldRequested()

    readonly property real openWidth: Math.round(264 * Theme.textScale)

    width: open ? openWidth : fold.width + 2 * Theme.xs
    height: open ? Math.min(maximumHeight, body.implicitHeight + header.height + 2 * Theme.s) : Theme.target + 2 * Theme.xs
    visible: Registry.layers.length > 0
    clip: true
    Behavior on width { NumberAnimation { duration: Theme.fast; easing.type: Easing.OutCubic } }
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Layers and legend")

    Item {
        id: header
        x: Theme.m
        y: Theme.xs
        width: parent.width - 2 * Theme.m
        height: Theme.target
        visible: card.open
        TitleText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Layers")
            font.pixelSize: Theme.body
        }
    }
    IconButton {
        id: fold
        anchors { right: parent.right; top: parent.top; margins: Theme.xs }
        iconName: card.open ? "chevron-down" : "layers"
        tooltip: card.open ? qsTr("Fold the legend up") : qsTr("Layers and legend")
        onClicked: card.foldRequested()
    }
    Flickable {
        anchors { fill: parent; topMargin: header.height + Theme.xs; bottomMargin: Theme.xs }
        visible: card.open
        clip: true
        contentHeight: body.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ThinScrollBar { }

        Column {
            id: body
            x: Theme.m
            width: card.width - 2 * Theme.m
            bottomPadding: Theme.m
            spacing: Theme.s
            Repeater {
                model: [...Registry.modules.filter(m => m.moduleId === Selection.module), ...Registry.modules.filter(m => m.moduleId !== Selection.module)]
                LayerGroup {
                    required property ModuleStatus modelData
                    width: body.width
                    module: modelData
                    onLayerChosen: layer => card.layerChosen(layer)
                }
            }
        }
    }
}
