// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! A time in words, and there one is: "14:30", "yesterday 8:00", "2026-11-20 08:15". */
Field {
    id: field

    signal done()

    implicitWidth: Math.round(176 * Theme.textScale)
    iconName: "clock"
    placeholderText: qsTr("Jump to a time")
    onTextEdited: invalid = false
    onAccepted: {
        const time = Clock.parse(text);
        if (isNaN(time)) {
            invalid = true;
            return;
        }
        Clock.seek(time);
        clear();
        done();
    }
    Keys.onEscapePressed: {
        clear();
        invalid = false;
        done();
    }
}
