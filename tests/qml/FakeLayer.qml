// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Map

Item {
    required property QtObject model
    required property MapView map
    objectName: "fakeLayer"
}
