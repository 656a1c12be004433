// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! A number: digits of equal width, so that it does not jitter while it changes. */
Text {
    color: Theme.text
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.features: Theme.numberFeatures
    elide: Text.ElideRight
    textFormat: Text.PlainText
}
