// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What the last change of the sources was or why it failed: a removed one can be had back. */
Rectangle {
    id: bar

    /*! Why nothing was changed; empty = nothing failed. */
    property string problem
    readonly property bool failed: problem !== ""

    implicitHeight: visible ? row.implicitHeight + 2 * Theme.xs : 0
    visible: failed || FeedSetup.removed !== ""
    color: Theme.surfaceHover
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Connections {
        target: FeedSetup
        function onSaveFailed(reason: string) { bar.problem = reason; }
        function onRemovedChanged() { bar.problem = ""; }
    }
    RowLayout {
        id: row
        anchors { left: parent.left; right: parent.right; leftMargin: Theme.l; rightMargin: Theme.s; verticalCenter: parent.verticalCenter }
        spacing: Theme.s
        SeverityDot {
            visible: bar.failed
            severity: 2
        }
        BodyText {
            id: words
            Layout.fillWidth: true
            text: bar.failed ? qsTr("Nothing was changed. %1").arg(bar.problem)
                : qsTr("“%1” is not connected any more. What it brought stays in the history.").arg(FeedSetup.removed)
            wrapMode: Text.Wrap
        }
        ActionButton {
            visible: !bar.failed
            enabled: !FeedSetup.writing
            text: qsTr("Undo")
            onClicked: FeedSetup.undo()
        }
        IconButton {
            iconName: "close"
            tooltip: qsTr("Close")
            onClicked: {
                if (bar.failed)
                    bar.problem = "";
                else
                    FeedSetup.forgetRemoved();
            }
        }
    }
}
