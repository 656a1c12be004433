// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! A raised ground for what floats over the map. */
Rectangle {
    color: Theme.surfaceRaised
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.outline
}
