// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! A time in words, and there one is: "14:30", "yesterday 8:00", "2026-11-20 08:15"; "now" is the present, live. */
Field {
    id: field

    signal done()

    implicitWidth: Math.max(Math.round(136 * Theme.textScale), promptedWidth)
    iconName: "clock"
    placeholderText: qsTr("Jump to a time")
    /*! What was wrong with the last one; empty = nothing. */
    property string problem
    onTextEdited: invalid = false
    onInvalidChanged: if (!invalid)
        problem = ""
    onAccepted: {
        if (["now", qsTranslate("CityClock", "now")].includes(text.trim().toLowerCase())) {
            Clock.goLive();
            clear();
            done();
            return;
        }
        const time = Clock.parse(text);
        const bounds = Clock.bounds;
        if (isNaN(time))
            problem = qsTr("Not a time");
        else if (time < bounds.begin.milliseconds || time > bounds.end.milliseconds)
            problem = qsTr("Only from %1 to %2").arg(cityTime.dateTime(bounds.begin.milliseconds)).arg(cityTime.dateTime(bounds.end.milliseconds));
        invalid = problem !== "";
        if (invalid)
            return;
        Clock.seek(time);
        clear();
        done();
    }
    Keys.onEscapePressed: {
        clear();
        invalid = false;
        done();
    }

    CityTime { id: cityTime }
    Loader {
        active: field.activeFocus && (field.text === "" || field.invalid)
        sourceComponent: Hint {
            parent: field
            y: -implicitHeight - Theme.xs
            delay: 0
            visible: true
            text: [field.problem, qsTr("For example: 14:30 · yesterday 8:00 · 2026-11-20 08:15 · −2h")].filter(line => line !== "").join("\n")
        }
    }
}
