// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme

/*! Figures of a feed, or the heads of their columns, flush right, in cells of one width; those of two, and the last, an age, in a wider one. */
Row {
    id: figures

    /*! {text, severity} of each; wide: of two figures; hint: words on it. */
    required property var cells
    required property real cellWidth
    property bool heads: false

    Repeater {
        model: figures.cells.length
        NumberText {
            id: figure
            required property int index
            readonly property var cell: figures.cells[index] ?? { text: "", severity: 0 }
            width: Math.round(figures.cellWidth * (cell.wide ? 1.7 : index === figures.cells.length - 1 ? 1.4 : 1))
            leftPadding: Theme.s
            horizontalAlignment: Text.AlignRight
            text: cell.text
            font.pixelSize: Theme.caption
            color: figures.heads ? Theme.textMuted : Theme.severityTextColor(cell.severity)
            HoverHandler {
                id: pointer
                enabled: (figure.cell.hint ?? "") !== ""
            }
            Loader {
                active: pointer.hovered
                sourceComponent: Hint {
                    parent: figure
                    visible: true
                    text: figure.cell.hint ?? ""
                }
            }
        }
    }
}
