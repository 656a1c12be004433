// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! Running text: 14 px. */
Text {
    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.body
    elide: Text.ElideRight
    textFormat: Text.PlainText
}
