// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtPositioning
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Says of the chosen entity that it lies beyond what the base map shows, and where. */
Card {
    id: note

    /*! Of the entity; not valid = the base map shows where it lies, or nobody knows where. */
    required property geoCoordinate coordinate
    readonly property list<string> winds: [qsTr("north"), qsTr("north-east"), qsTr("east"), qsTr("south-east"), qsTr("south"),
        qsTr("south-west"), qsTr("west"), qsTr("north-west")]
    readonly property string text: {
        if (!coordinate.isValid)
            return "";
        const kilometres = Math.max(1, Math.round(City.center.distanceTo(coordinate) / 1000));
        return qsTr("Outside the base map: %1 km %2 of the centre of %3").arg(Number(kilometres).toLocaleString(Qt.locale(), "f", 0))
            .arg(winds[Math.round(City.center.azimuthTo(coordinate) / 45) % 8]).arg(City.name);
    }

    visible: text !== ""
    width: Math.min(words.implicitWidth, (parent?.width ?? 0) - 4 * Theme.m) + 2 * Theme.m
    height: words.implicitHeight + Theme.s
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    BodyText {
        id: words
        anchors.centerIn: parent
        width: note.width - 2 * Theme.m
        text: note.text
        font.features: Theme.numberFeatures
    }
}
