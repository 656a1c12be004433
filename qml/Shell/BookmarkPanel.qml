// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The city's bookmarks: name the clock's time, go to one, rename, delete and take that back. They are the user's own. */
T.Popup {
    id: panel

    required property PlaybackControl playback
    readonly property Bookmarks bookmarks: playback.bookmarks
    /*! What is given a name: as the clock stood when it was asked for. */
    property double milliseconds

    /*! Opens with the field for the name of this instant. */
    function nameThis(milliseconds: double) {
        panel.milliseconds = milliseconds;
        field.text = "";
        field.invalid = false;
        open();
        field.forceActiveFocus(Qt.OtherFocusReason);
    }
    function add() {
        field.invalid = bookmarks.add(milliseconds, field.text === "" ? field.placeholderText : field.text) < 0;
        if (!field.invalid)
            close();
    }

    /*! Above the first is the field for a name. */
    function focusRow(index: int) {
        if (index < 0 || list.count === 0) {
            field.forceActiveFocus(Qt.OtherFocusReason);
            return;
        }
        const last = Math.min(index, list.count - 1);
        list.positionViewAtIndex(last, ListView.Contain);
        (list.itemAtIndex(last) as BookmarkRow)?.takeFocus();
    }

    width: Math.round(400 * Theme.textScale)
    height: Math.min(Math.round(480 * Theme.textScale), content.implicitHeight + 2 * Theme.m)
    margins: Theme.s
    padding: Theme.m
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Card { }

    CityTime { id: cityTime }

    contentItem: ColumnLayout {
        id: content
        spacing: Theme.s
        TitleText { text: qsTr("Bookmarks") }
        RowLayout {
            spacing: Theme.s
            Field {
                id: field
                Layout.fillWidth: true
                iconName: "bookmark"
                name: qsTr("Name of the bookmark")
                Accessible.description: refused.visible ? refused.text : ""
                placeholderText: cityTime.dateTime(panel.milliseconds)
                maximumLength: 120
                onTextEdited: invalid = false
                onAccepted: panel.add()
                Keys.onDownPressed: panel.focusRow(0)
            }
            ActionButton {
                primary: true
                text: qsTr("Add")
                onClicked: panel.add()
            }
        }
        CaptionText {
            id: refused
            Layout.fillWidth: true
            visible: field.invalid
            text: panel.bookmarks.full ? qsTr("More than %1 bookmarks are not kept: delete one first.").arg(panel.bookmarks.count)
                : qsTr("A bookmark needs a name.")
            color: Theme.severityTextColor(3)
            wrapMode: Text.Wrap
        }
        CaptionText {
            Layout.fillWidth: true
            text: qsTr("for %1 %2").arg(cityTime.format(panel.milliseconds, "ddd d MMM yyyy HH:mm:ss")).arg(cityTime.zoneName(panel.milliseconds))
            font.features: Theme.numberFeatures
        }
        Hairline { Layout.fillWidth: true }
        CaptionText {
            Layout.fillWidth: true
            visible: list.count === 0
            text: qsTr("No bookmarks yet. They are kept for you and this city.")
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: contentHeight
            visible: count > 0
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: panel.bookmarks
            T.ScrollBar.vertical: ThinScrollBar { }
            delegate: BookmarkRow {
                id: row
                width: ListView.view.width - Theme.s
                bookmarks: panel.bookmarks
                onChosen: {
                    panel.playback.goTo(milliseconds);
                    panel.close();
                }
                onStepRequested: by => panel.focusRow(row.index + by)
                onRemoveRequested: {
                    const place = row.index;
                    panel.bookmarks.remove(place);
                    Qt.callLater(() => panel.focusRow(place)); // when the list has taken it out
                }
            }
        }
        RowLayout {
            visible: panel.bookmarks.removed !== ""
            spacing: Theme.s
            CaptionText {
                Layout.fillWidth: true
                text: qsTr("Deleted: %1").arg(panel.bookmarks.removed)
            }
            ActionButton {
                text: qsTr("Undo")
                onClicked: {
                    panel.bookmarks.undo();
                    field.forceActiveFocus(Qt.OtherFocusReason); // this button is gone
                }
            }
        }
    }
}
