// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! One bookmark: leads to its instant, takes another name, goes. Up and down lead to its neighbours. */
RowLayout {
    id: row

    required property int index
    required property double milliseconds
    required property string name
    required property Bookmarks bookmarks
    property bool renaming: false
    signal chosen()
    signal removeRequested()
    /*! To the neighbour above (−1) or below (1). */
    signal stepRequested(by: int)

    function takeFocus() {
        line.forceActiveFocus(Qt.TabFocusReason); // the keys have led here, and it is to be seen
    }

    function beginRenaming() {
        renaming = true;
        field.invalid = false;
        field.text = name;
        field.forceActiveFocus(Qt.OtherFocusReason);
        field.selectAll();
    }
    function endRenaming() {
        renaming = false;
        takeFocus();
    }

    spacing: 2

    CityTime { id: cityTime }

    ListRow {
        id: line
        visible: !row.renaming
        Layout.fillWidth: true
        iconName: "bookmark"
        title: row.name
        subtitle: cityTime.format(row.milliseconds, "ddd d MMM yyyy HH:mm:ss")
        onActivated: row.chosen()
        Keys.onDeletePressed: row.removeRequested()
        Keys.onUpPressed: row.stepRequested(-1)
        Keys.onDownPressed: row.stepRequested(1)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F2) {
                event.accepted = true;
                row.beginRenaming();
            }
        }
    }
    ColumnLayout {
        visible: row.renaming
        Layout.fillWidth: true
        spacing: 2
        Field {
            id: field
            Layout.fillWidth: true
            maximumLength: 120
            name: qsTr("Name of the bookmark")
            Accessible.description: refused.visible ? refused.text : ""
            onTextEdited: invalid = false
            onAccepted: {
                invalid = !row.bookmarks.rename(row.index, text);
                if (!invalid)
                    row.endRenaming();
            }
            Keys.onEscapePressed: row.endRenaming()
        }
        CaptionText {
            id: refused
            Layout.fillWidth: true
            visible: field.invalid
            text: qsTr("A bookmark needs a name.")
            color: Theme.severityTextColor(3)
            wrapMode: Text.Wrap
        }
    }
    IconButton {
        visible: !row.renaming
        iconName: "edit"
        tooltip: qsTr("Rename %1 (F2)").arg(row.name)
        onClicked: row.beginRenaming()
    }
    IconButton {
        visible: row.renaming
        iconName: "check"
        tooltip: qsTr("Take this name")
        onClicked: field.accepted()
    }
    IconButton {
        iconName: "close"
        tooltip: row.renaming ? qsTr("Keep the old name") : qsTr("Delete %1 (Del)").arg(row.name)
        onClicked: row.renaming ? row.endRenaming() : row.removeRequested()
    }
}
