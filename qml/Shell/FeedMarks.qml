// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Map
import Citywall.Theme

/*! On the map, what a payload tells of, before it is anybody's data: its points, ringed where they are few, and what they are. */
Item {
    id: marks

    required property FeedPreview preview
    required property MapView map
    /*! Its dialog stands beside the map and says what the points are. */
    property bool explained: false
    signal backRequested()

    visible: preview.title !== ""

    Binding {
        target: marks.preview
        property: "color"
        value: Theme.accent
    }
    // Among the map's layers, over all of them, so that its scale and attribution stay in front. What is already there steps back.
    Rectangle {
        parent: marks.map.layers[0]?.parent ?? marks
        z: 1000
        anchors.fill: parent
        visible: marks.visible
        color: Theme.translucent(Theme.ground, 0.6)
    }
    MarkerLayer {
        parent: marks.map.layers[0]?.parent ?? marks
        z: 1001
        anchors.fill: parent
        visible: marks.visible
        priorityColors: [Theme.accent, Theme.accent, Theme.accent, Theme.accent]
        map: marks.map
        points: marks.preview.points
        dark: Theme.dark
        groundColor: Theme.surface
        textColor: Theme.text
        highlightColor: Theme.accent
        font.family: Theme.numberFamily
        font.pixelSize: Theme.caption
    }
    Repeater {
        model: marks.preview.ringed
        Locator {
            required property var modelData
            width: Theme.target
            map: marks.map
            coordinate: modelData
        }
    }
    Card {
        visible: !marks.explained
        anchors { right: parent.right; bottom: parent.bottom; rightMargin: Theme.m; bottomMargin: Theme.m + Theme.xl }
        width: Math.min(row.implicitWidth + 2 * Theme.m, parent.width - 2 * Theme.m)
        height: row.implicitHeight + 2 * Theme.s
        Accessible.role: Accessible.StaticText
        Accessible.name: words.text
        RowLayout {
            id: row
            anchors { fill: parent; leftMargin: Theme.m; rightMargin: Theme.s }
            spacing: Theme.s
            BodyText {
                id: words
                Layout.fillWidth: true
                text: marks.preview.count === 1 ? qsTr("%1: 1 point").arg(marks.preview.title)
                    : qsTr("%1: %2 points").arg(marks.preview.title).arg(marks.preview.count)
                font.features: Theme.numberFeatures
            }
            ActionButton {
                text: qsTr("Back to the feed")
                onClicked: marks.backRequested()
            }
            IconButton {
                iconName: "close"
                tooltip: qsTr("Take the points off the map")
                onClicked: marks.preview.clear()
            }
        }
    }
}
