// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Theme

/*! A state as shape and colour: disc normal, diamond notice, triangle warning, octagon critical, hatched disc unknown. */
Icon {
    property int severity: 0

    implicitWidth: Math.round(12 * Theme.textScale)
    implicitHeight: implicitWidth
    name: "severity-" + (["normal", "notice", "warning", "critical"][severity] ?? "unknown")
    color: Theme.severityColor(severity)
    Accessible.role: Accessible.StaticText
    Accessible.name: Theme.severityName(severity)
}
