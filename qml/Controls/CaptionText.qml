// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! Labels, units, notes: 12 px, muted. */
Text {
    color: Theme.textMuted
    font.family: Theme.family
    font.pixelSize: Theme.caption
    elide: Text.ElideRight
    textFormat: Text.PlainText
}
