// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Theme

/*!
    Raw observations, as they were received: a table over a QAbstractTableModel with display and header data. A column is as
    wide as what it shows; what does not fit scrolls. Shows up to `rowsShown` rows, scrolls beyond.
*/
FocusScope {
    id: control

    clip: true

    property var model: null
    property int rowsShown: 10
    readonly property int rowHeight: Math.round(Theme.caption * 2)
    property list<real> widths
    /*! Below the rows, where they scroll sideways: the bar must not lie on the last one. */
    readonly property int barRoom: Math.ceil(widths.reduce((sum, w) => sum + w, 0)) > Math.ceil(width) ? Theme.m : 0

    /*! What the column needs, and its share of the room that is left over. */
    function fit() {
        const needed = Array.from({ length: Math.max(0, table.columns) }, (_, column) =>
            Math.ceil(Math.max(headers.itemAt(column)?.implicitWidth ?? 0, table.implicitColumnWidth(column))));
        const spare = Math.max(0, control.width - needed.reduce((sum, w) => sum + w, 0)) / Math.max(1, table.columns);
        const fitting = needed.map(w => Math.floor(w + spare));
        if (fitting.length === widths.length && fitting.every((w, column) => w === widths[column]))
            return;
        widths = fitting;
        table.forceLayout();
    }

    width: parent?.width ?? implicitWidth
    implicitWidth: 360
    implicitHeight: rowHeight * (1 + Math.max(1, Math.min(rowsShown, table.rows))) + barRoom
    activeFocusOnTab: true
    onWidthChanged: Qt.callLater(fit)
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Raw observations")

    Keys.onUpPressed: bar.decrease()
    Keys.onDownPressed: bar.increase()

    Row {
        id: header
        x: -table.contentX
        height: control.rowHeight
        Repeater {
            id: headers
            model: Math.max(0, table.columns)
            CaptionText {
                required property int index
                width: control.widths[index] ?? 0
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
        height: parent.height - y - control.barRoom // whole rows, whether or not they scroll sideways
        model: control.model
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        columnWidthProvider: column => control.widths[column] ?? -1
        rowHeightProvider: () => control.rowHeight
        T.ScrollBar.vertical: ThinScrollBar { id: bar }
        T.ScrollBar.horizontal: ThinScrollBar {
            parent: control
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        }
        onLayoutChanged: Qt.callLater(control.fit)

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
