// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What a layer's colours stand for: a bar of colours or rows of swatches, and how the values were made. */
Column {
    id: legend

    required property LayerDescriptor descriptor

    spacing: Theme.xs
    visible: descriptor.legend.length > 0
    Accessible.role: Accessible.Grouping
    Accessible.name: descriptor.legendTitle

    CaptionText {
        width: parent.width
        text: legend.descriptor.legendTitle
        color: Theme.text
    }
    Column {
        visible: legend.descriptor.legendGradient
        width: parent.width
        spacing: 2
        Row {
            width: parent.width
            Repeater {
                // Between two stops the bar mixes their colours, as the layer does.
                model: legend.descriptor.legendGradient ? legend.descriptor.legend.length - 1 : 0
                Rectangle {
                    id: piece
                    required property int index
                    width: (parent?.width ?? 0) / Math.max(1, legend.descriptor.legend.length - 1)
                    height: 10
                    gradient: Gradient {
                        orientation: Gradient.Horizontal
                        GradientStop { position: 0; color: legend.descriptor.legend[piece.index]?.color ?? "transparent" }
                        GradientStop { position: 1; color: legend.descriptor.legend[piece.index + 1]?.color ?? "transparent" }
                    }
                }
            }
        }
        Item {
            width: parent.width
            height: ends.implicitHeight
            Repeater {
                id: ends
                property real implicitHeight: Theme.caption + 4
                model: legend.descriptor.legendGradient ? legend.descriptor.legend : []
                CaptionText {
                    required property int index
                    required property var modelData
                    readonly property real room: parent?.width ?? 0
                    readonly property real place: room * index / Math.max(1, ends.count - 1)
                    x: Math.max(0, Math.min(room - implicitWidth, place - implicitWidth / 2))
                    text: modelData.label
                    font.features: Theme.numberFeatures
                }
            }
        }
    }
    Repeater {
        model: legend.descriptor.legendGradient ? [] : legend.descriptor.legend
        Row {
            id: entry
            required property var modelData
            spacing: Theme.s
            Item {
                readonly property bool plain: ["", "line", "disc", "area", "hatch"].includes(entry.modelData.symbol)
                width: 20
                height: Math.max(18, Theme.caption + 4)
                Rectangle {
                    visible: (parent.plain || !symbol.available) && entry.modelData.symbol !== "hatch"
                    anchors.centerIn: parent
                    width: entry.modelData.symbol === "disc" ? 12 : entry.modelData.symbol === "line" ? 20 : 16
                    height: entry.modelData.symbol === "line" ? 4 : 12
                    radius: entry.modelData.symbol === "disc" ? 6 : entry.modelData.symbol === "line" ? 2 : 2
                    color: entry.modelData.color
                }
                Hatch {
                    visible: entry.modelData.symbol === "hatch"
                    anchors.centerIn: parent
                    width: 16
                    height: 12
                    spacing: 4
                    color: entry.modelData.color
                }
                Icon {
                    id: symbol
                    visible: available && !parent.plain
                    anchors.centerIn: parent
                    implicitWidth: 16
                    implicitHeight: 16
                    name: entry.modelData.symbol
                    color: entry.modelData.color
                }
            }
            CaptionText {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, legend.width - x)
                text: entry.modelData.label
                wrapMode: Text.Wrap
            }
        }
    }
    CaptionText {
        width: parent.width
        visible: text !== ""
        text: legend.descriptor.legendNote
        wrapMode: Text.Wrap
    }
}
