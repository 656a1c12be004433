// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Healthcare

HospitalMarkers {
    id: root

    required property HealthMap model

    health: root.model
    points: root.model.load
}
