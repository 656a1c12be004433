// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Another time to compare with, in words as the jump field takes them; in a menu. */
FocusScope {
    id: root

    /*! It is what is compared with. */
    property bool checked: false
    /*! What was wrong with what was typed; empty = nothing. */
    property string problem
    /*! So much earlier than the clock's time. */
    signal chosen(milliseconds: double)

    function reset() {
        field.clear();
        problem = "";
    }

    implicitHeight: lines.height + 2 * Theme.xs
    activeFocusOnTab: true

    CityTime { id: cityTime }
    Column {
        id: lines
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.xs }
        spacing: Theme.xs
        Field {
            id: field
            width: parent.width
            focus: true
            activeFocusOnTab: false
            iconName: root.checked ? "check" : "clock"
            placeholderText: qsTr("Another time")
            invalid: root.problem !== ""
            Accessible.description: root.problem
            onTextEdited: root.problem = ""
            onAccepted: {
                const time = Clock.parse(text);
                const begin = Clock.bounds.begin.milliseconds;
                root.problem = isNaN(time) ? qsTr("Not a time. For example: 14:30 · yesterday 8:00 · 2026-11-20 08:15 · −2h")
                    : time >= Clock.nowMilliseconds ? qsTr("Only a time before %1").arg(cityTime.dateTime(Clock.nowMilliseconds))
                    : time < begin ? qsTr("Only from %1 on").arg(cityTime.dateTime(begin)) : "";
                if (root.problem === "")
                    root.chosen(Clock.nowMilliseconds - time);
            }
        }
        CaptionText {
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
            text: root.problem
            color: Theme.severityTextColor(3)
        }
    }
}
