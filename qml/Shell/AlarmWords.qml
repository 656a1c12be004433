// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick

/*! Alarm priorities (0 low … 3 critical; AlarmRule::Priority) as words and as severities of the theme. */
QtObject {
    function priority(priority: int): string {
        return [qsTr("low"), qsTr("medium"), qsTr("high"), qsTr("critical")][priority] ?? "";
    }
    function severity(priority: int): int {
        return [1, 1, 2, 3][priority] ?? 0;
    }
}
