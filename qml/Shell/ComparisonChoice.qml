// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall

/*! With what the city is compared, by keys and by choice; what was chosen last is what the next key compares with. */
Item {
    id: root

    required property ShellSettings remembered
    /*! From one map to the next of beside, over and difference. */
    signal turned()

    /*! With what was compared last; a second time: no more. */
    function toggle() {
        if (Comparison.active)
            Comparison.end();
        else if (remembered.thenUsual)
            Comparison.beginUsual();
        else
            Comparison.begin(remembered.thenDays, remembered.thenMilliseconds);
    }
    /*! With so many days of the calendar and so many milliseconds before. */
    function compareWith(days: int, milliseconds: double) {
        remembered.thenUsual = false;
        remembered.thenDays = days;
        remembered.thenMilliseconds = milliseconds;
        Comparison.begin(days, milliseconds);
    }
    function compareWithUsual() {
        remembered.thenUsual = true;
        Comparison.beginUsual();
    }

    Shortcut {
        sequence: "Ctrl+D"
        onActivated: root.toggle()
    }
    Shortcut {
        sequence: "Ctrl+U"
        onActivated: Comparison.active && Comparison.usual ? Comparison.end() : root.compareWithUsual()
    }
    Shortcut {
        sequence: "Ctrl+Shift+D"
        enabled: Comparison.active
        onActivated: root.turned()
    }
}
