// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Citywall.Theme

/*! A monochrome picture: `name` from resources/icons, or `source`, the qrc: URL of a module's own SVG. */
Symbol {
    color: Theme.text
    implicitWidth: Theme.icon
    implicitHeight: Theme.icon
}
