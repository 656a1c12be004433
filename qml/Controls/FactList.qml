// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/*! Rows of a RankingModel as facts: title and value. */
Repeater {
    id: root

    delegate: StatRow {
        required property string title
        required property string trailing
        width: parent?.width ?? 0
        label: title
        value: trailing
    }
}
