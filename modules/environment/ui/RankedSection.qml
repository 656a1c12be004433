// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls

/*! A short ranked list whose rows lead on; all of it on request, and to take along. */
PanelSection {
    id: root

    required property RankingModel rows
    property int shown: 6
    readonly property int count: list.count
    signal opened(id: string)

    exported: root.rows

    BarList {
        id: list
        model: root.rows
        clickable: true
        shown: root.shown
        onActivated: id => root.opened(id)
    }
}
