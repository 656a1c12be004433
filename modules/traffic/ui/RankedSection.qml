// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls

/*! A ranked list whose rows lead on. */
PanelSection {
    id: root

    required property RankingModel rows
    /*! What the list is, for the name of a file. */
    required property string name
    property int shown: 6
    readonly property int count: list.count
    signal opened(id: string)

    exported: root.rows
    exportName: root.name

    BarList {
        id: list
        width: parent.width
        model: root.rows
        clickable: true
        shown: root.shown
        onActivated: id => root.opened(id)
    }
}
