// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! The name of a section or a row that leads somewhere: 16 px, medium. */
Text {
    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.title
    font.weight: Font.Medium
    elide: Text.ElideRight
    textFormat: Text.PlainText
}
