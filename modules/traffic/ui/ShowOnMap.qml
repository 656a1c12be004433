// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls

/*! Whether a layer is on the map, where its page is. */
CheckRow {
    id: root

    required property string layerId
    readonly property LayerDescriptor shown: Registry.layers.find(l => l.layerId === root.layerId) ?? null

    visible: shown !== null
    text: qsTr("Show on the map")
    checked: shown?.visible ?? false
    onToggled: {
        if (root.shown)
            root.shown.visible = root.checked;
        root.checked = Qt.binding(() => root.shown?.visible ?? false);
    }
}
