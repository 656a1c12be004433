// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*!
    Raw observations, as they were received: a table over a QAbstractTableModel with display and header data.
    `columns` are relative widths, one a column; empty = all alike. Shows up to `rowsShown` rows, scrolls beyond.
*/
FocusScope {
    id: control

    property var model: null
    property list<real> columns
    property int rowsShown: 10
    readonly property int rowHeight: Math.round(Theme.caption * 2)
    readonly property real weight: columns.length > 0 ? columns.reduce((sum, c) => sum + c, 0) : Math.max(1, table.columns)

    function cellWidth(column: int): real {
        return control.width * (columns.length > 0 ? columns[column] ?? 0 : 1) / weight;
    }

    width: parent?.width ?? implicitWidth
    implicitWidth: 360
    implicitHeight: rowHeight * (1 + Math.max(1, Math.min(rowsShown, table.rows)))
    activeFocusOnTab: true
    onWidthChanged: table.forceLayout()
    onColumnsChanged: table.forceLayout()
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Raw observations")

    Keys.onUpPressed: bar.decrease()
    Keys.onDownPressed: bar.increase()

    Row {
        id: header
        height: control.rowHeight
        Repeater {
            model: table.columns
            CaptionText {
                required property int index
                width: control.cellWidth(index)
                height: header.height
                rightPadding: Theme.s
                verticalAlignment: Text.AlignVCenter
                text: control.model?.headerData(index, Qt.Horizontal) ?? ""
            }
        }
    }
    Hairline {
        y: control.rowHeight - 1
        width: parent.width
    }
    TableView {
        id: table
        y: control.rowHeight
        width: parent.width
        height: parent.height - y
        model: control.model
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        columnWidthProvider: column => control.cellWidth(column)
        rowHeightProvider: () => control.rowHeight
        T.ScrollBar.vertical: ThinScrollBar { id: bar }

        delegate: NumberText {
            required property var display
            font.pixelSize: Theme.caption
            rightPadding: Theme.s
            verticalAlignment: Text.AlignVCenter
            text: display ?? ""
        }
    }
    CaptionText {
        visible: table.rows === 0
        y: control.rowHeight
        height: control.rowHeight
        verticalAlignment: Text.AlignVCenter
        text: qsTr("No observations")
    }
    FocusRing { shown: control.activeFocus }
}
