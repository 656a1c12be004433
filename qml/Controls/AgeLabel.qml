// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Theme

/*!
    The age of a datum at the city's clock. Past `staleAfterMilliseconds` (its feed's, or its own where its publisher tells one) it loses its
    colour and carries the unknown mark; what does not age has Infinity.
*/
Row {
    id: control

    /*! Phenomenon time since the epoch; 0 or NaN = none. */
    property double milliseconds: NaN
    required property double staleAfterMilliseconds
    readonly property bool known: milliseconds > 0
    readonly property double age: known ? Clock.nowMilliseconds - milliseconds : NaN
    readonly property bool stale: !known || age > staleAfterMilliseconds

    spacing: Theme.xs
    Accessible.role: Accessible.StaticText
    Accessible.name: label.text

    SeverityDot {
        visible: control.stale
        severity: -1
        anchors.verticalCenter: parent.verticalCenter
    }
    NumberText {
        id: label
        text: control.known ? cityTime.ago(control.age) : qsTr("no data")
        color: control.stale ? Theme.textMuted : Theme.text
        font.pixelSize: Theme.caption
        font.italic: control.stale
    }
    CityTime { id: cityTime }
}
