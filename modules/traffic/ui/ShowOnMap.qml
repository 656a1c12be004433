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
    readonly property LayerDescriptor layer: Registry.layers.find(l => l.layerId === root.layerId) ?? null

    visible: layer !== null
    text: qsTr("Show on the map")
    checked: layer?.visible ?? false
    onToggled: {
        if (root.layer)
            root.layer.visible = root.checked;
        root.checked = Qt.binding(() => root.layer?.visible ?? false);
    }
}
