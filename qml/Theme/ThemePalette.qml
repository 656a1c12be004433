// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/*! The colour roles of one theme. tests/qml checks each text role on each ground (4.5:1) and each mark (3:1). */
QtObject {
    required property color ground
    required property color surface
    required property color surfaceRaised
    required property color surfaceHover
    required property color surfacePressed
    required property color outline
    required property color text
    required property color textMuted
    required property color textFaint
    required property color accent
    required property color accentInk
    required property color accentSoft
    required property color normal
    required property color notice
    required property color warning
    required property color critical
    required property color unknown
    required property color night
    required property color scrim
}
