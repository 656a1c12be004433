// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Theme

/*! A section around a list that can be taken along: the button stands in the title's line. */
Item {
    id: root

    property alias title: section.title
    property alias subtitle: section.subtitle
    default property alias content: section.content
    required property var source
    required property string name

    width: parent?.width ?? implicitWidth
    implicitHeight: section.implicitHeight

    PanelSection {
        id: section
        width: parent.width
    }
    ExportButton {
        anchors { right: parent.right; top: parent.top; topMargin: Theme.m - Theme.xs }
        source: root.source
        name: root.name
    }
}
