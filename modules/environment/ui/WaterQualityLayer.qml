// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Environment
import Citywall.Theme

ValueMarkers {
    id: root

    required property EnvironmentMap model

    points: root.model.quality
    environment: root.model
    kind: EnvironmentMap.Quality

    Binding { target: root.model; property: "dark"; value: Theme.dark }
}
