// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// A metric scale bar: the longest round distance that fits.
Item {
    id: root

    required property MapCamera camera
    property color color: "white"
    property font font
    property real maximumWidth: 120

    readonly property real meters: {
        const most = root.camera.metersPerPixel * root.maximumWidth;
        const decade = Math.pow(10, Math.floor(Math.log10(most)));
        return most >= 5 * decade ? 5 * decade : most >= 2 * decade ? 2 * decade : decade;
    }

    implicitWidth: label.x + label.implicitWidth
    implicitHeight: label.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Scale: %1").arg(label.text)

    Item {
        id: bar
        width: root.meters / root.camera.metersPerPixel
        height: 5
        anchors.verticalCenter: parent.verticalCenter

        Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: root.color }
        Rectangle { width: 1; height: parent.height; color: root.color }
        Rectangle { width: 1; height: parent.height; anchors.right: parent.right; color: root.color }
    }

    Text {
        id: label
        x: bar.width + 6
        anchors.verticalCenter: parent.verticalCenter
        color: root.color
        font: root.font
        text: root.meters >= 1000 ? qsTr("%1 km").arg(root.meters / 1000) : qsTr("%1 m").arg(root.meters)
    }
}
