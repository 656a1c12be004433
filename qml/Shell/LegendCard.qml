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
    /*! Of a gradient, the rows that are no part of it: what its age makes of what is shown. */
    readonly property var rows: descriptor.legend.filter(entry => !descriptor.legendGradient || !["", "area"].includes(entry.symbol))
    readonly property var stops: descriptor.legendGradient ? descriptor.legend.filter(entry => ["", "area"].includes(entry.symbol)) : []

    spacing: Theme.xs
    visible: descriptor.legend.length > 0 || descriptor.legendTitle !== "" // numbers without colours have a unit too
    Accessible.role: Accessible.Grouping
    Accessible.name: descriptor.legendTitle

    CaptionText {
        width: parent.width
        text: legend.descriptor.legendTitle.replace(/, (\S+)$/, ",\u00a0$1") // no unit stands alone in a line
        color: Theme.text
        wrapMode: Text.Wrap
    }
    Column {
        visible: legend.descriptor.legendGradient
        width: parent.width
        spacing: 2
        Row {
            width: parent.width
            Repeater {
                // Between two stops the bar mixes their colours, as the layer does.
                model: Math.max(0, legend.stops.length - 1)
                Rectangle {
                    id: piece
                    required property int index
                    width: (parent?.width ?? 0) / Math.max(1, legend.stops.length - 1)
                    height: 10
                    gradient: Gradient {
                        orientation: Gradient.Horizontal
                        GradientStop { position: 0; color: legend.stops[piece.index]?.color ?? "transparent" }
                        GradientStop { position: 1; color: legend.stops[piece.index + 1]?.color ?? "transparent" }
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
                model: legend.stops.length
                CaptionText {
                    required property int index
                    readonly property real room: parent?.width ?? 0
                    readonly property real place: room * index / Math.max(1, ends.count - 1)
                    x: Math.max(0, Math.min(room - implicitWidth, place - implicitWidth / 2))
                    text: legend.stops[index]?.label ?? ""
                    font.features: Theme.numberFeatures
                }
            }
        }
    }
    Repeater {
        model: legend.rows.length // the swatches stay while only what they say changes
        Row {
            id: entry
            required property int index
            spacing: Theme.s
            LegendSwatch {
                symbol: legend.rows[entry.index]?.symbol ?? ""
                color: legend.rows[entry.index]?.color ?? "transparent"
            }
            CaptionText {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, legend.width - x)
                text: legend.rows[entry.index]?.label ?? ""
                wrapMode: Text.Wrap
            }
        }
    }
    CaptionText {
        width: parent.width
        visible: text !== ""
        text: legend.descriptor.legendNote.replace(/\//g, "/\u2060") // "µg/m³" stays in one line
        wrapMode: Text.Wrap
    }
}
