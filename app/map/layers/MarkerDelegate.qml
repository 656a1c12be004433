// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

// One marker of a MarkerLayer: a cluster or a single point, with its label where there is room.
Item {
    id: root

    required property MarkerField field
    required property list<color> shareColors ///< of priorities in the ring of a cluster
    required property color unknownColor
    required property color groundColor
    required property color textColor
    required property color highlightColor
    required property font font
    required property int index
    required property double localX
    required property double localY
    required property real markerKey ///< an unsigned 32-bit number
    required property int pointCount
    required property int category
    required property color markerColor
    required property int priority
    required property list<int> priorityCounts
    required property string label
    required property bool labelled
    required property int outdated
    required property int freshness
    required property real fade
    required property string age
    required property string saying

    readonly property bool isCluster: root.pointCount > 1
    readonly property bool isSelected: !root.isCluster && root.markerKey === root.field.selectedKey
    readonly property bool isHovered: root.index === root.field.hoveredRow
    readonly property string told: [root.saying, root.age].filter(words => words !== "").join(" · ")

    x: Math.round(root.localX * root.field.placingScale)
    y: Math.round(root.localY * root.field.placingScale)
    z: root.isHovered || root.isSelected ? 100 : root.isCluster ? 10 : 4 - (root.priority === 0 ? 4 : root.priority)
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: !root.isCluster ? root.told !== "" ? root.told : qsTr("Point")
        : [root.field.ringColors.length === 0 ? qsTr("%1 points, %2 of high priority").arg(root.pointCount).arg(root.priorityCounts[0])
             : qsTr("%1 points, %2 with more, %3 with less").arg(root.pointCount).arg(root.priorityCounts[0]).arg(root.priorityCounts[2]),
           root.outdated > 0 ? qsTr("%1 not heard of lately").arg(root.outdated) : ""].filter(words => words !== "").join(", ")
    Accessible.onPressAction: root.field.activate(root.index)
    Keys.onReturnPressed: root.field.activate(root.index)
    Keys.onEnterPressed: root.field.activate(root.index)
    Keys.onSpacePressed: root.field.activate(root.index)

    MarkerGlyph {
        id: glyph
        x: -Math.round(glyph.width / 2)
        y: -Math.round(glyph.height / 2)
        count: root.pointCount
        shape: root.category
        color: root.markerColor
        freshness: root.freshness
        fade: root.fade
        unknownColor: root.unknownColor
        ringCounts: root.priorityCounts
        ringColors: root.shareColors
        groundColor: root.groundColor
        textColor: root.textColor
        highlightColor: root.highlightColor
        highlighted: root.isHovered || root.isSelected || root.activeFocus
        font: root.font
    }

    Text {
        x: glyph.width / 2 + 2
        anchors.verticalCenter: glyph.verticalCenter
        visible: !root.isCluster && (root.labelled || root.isHovered || root.isSelected)
        text: root.isHovered || root.isSelected ? root.told : root.label
        textFormat: Text.PlainText
        color: root.textColor
        font: root.font
        style: Text.Outline
        styleColor: root.groundColor
    }
}
