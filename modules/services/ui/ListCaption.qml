// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Theme

/*! What a list shows, and the button that takes it along. */
RowLayout {
    id: root

    required property string text
    required property var source
    required property string name

    width: parent?.width ?? implicitWidth
    spacing: Theme.s

    CaptionText {
        Layout.fillWidth: true
        text: root.text
        wrapMode: Text.Wrap
    }
    ExportButton {
        Layout.alignment: Qt.AlignTop
        source: root.source
        name: root.name
    }
}
