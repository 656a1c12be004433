// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What is missing or wrong, in a line each, until it is put away. */
Column {
    id: banner

    property list<string> extra
    property list<string> dismissed
    readonly property list<string> shown: [...City.notices, ...extra].filter(n => !dismissed.includes(n))

    spacing: Theme.xs

    /*! As they were: what has gone and comes again is told again. */
    property list<string> told
    Connections {
        target: City
        function onNoticesChanged() {
            banner.dismissed = banner.dismissed.filter(n => City.notices.includes(n) || !banner.told.includes(n));
            banner.told = City.notices;
        }
    }
    Component.onCompleted: told = City.notices

    Repeater {
        model: banner.shown
        Card {
            id: notice
            required property string modelData
            width: banner.width
            height: line.implicitHeight + 2 * Theme.xs
            Accessible.role: Accessible.AlertMessage
            Accessible.name: modelData
            RowLayout {
                id: line
                anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; leftMargin: Theme.m; rightMargin: Theme.xs }
                spacing: Theme.s
                SeverityDot { severity: 1; implicitWidth: 14; implicitHeight: 14 }
                BodyText {
                    Layout.fillWidth: true
                    text: notice.modelData
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                }
                IconButton {
                    iconName: "close"
                    tooltip: qsTr("Put this notice away")
                    onClicked: banner.dismissed = [...banner.dismissed, notice.modelData]
                }
            }
        }
    }
}
