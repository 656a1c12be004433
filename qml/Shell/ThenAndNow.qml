// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    The map of then beside that of now, or over it, with a line between them that can be dragged; both look at the same place, and each
    says which time it shows. Fills what holds the stage; the stage is as wide as `stageWidth`.
*/
Item {
    id: comparison

    required property MapStage now
    /*! Over it: what is left of the line is now, what is right of it then, at the same places. */
    property bool swipe: false
    property real share: 0.5
    readonly property real edge: Math.round(width * share)
    readonly property real stageWidth: visible && !swipe ? edge : width

    visible: Comparison.active

    function show() {
        if (Comparison.active)
            Comparison.showIn(host, now.view);
    }
    function marks(layer: LayerDescriptor): string {
        return layer ? [layer.legendTitle, ...layer.legend.map(entry => entry.label)].join("\n") : "";
    }
    onVisibleChanged: show()
    Component.onCompleted: show()

    CityTime { id: cityTime }

    component TimeLabel: Card {
        id: label
        property string caption
        property double milliseconds
        width: words.implicitWidth + 2 * Theme.m
        height: words.implicitHeight + Theme.s
        RowLayout {
            id: words
            anchors.centerIn: parent
            spacing: Theme.s
            CaptionText { text: label.caption }
            BodyText {
                text: isNaN(label.milliseconds) ? "" : cityTime.dateTime(label.milliseconds)
                font.features: Theme.numberFeatures
                font.weight: Font.Medium
            }
            CaptionText {
                visible: label.milliseconds < Clock.bounds.begin.milliseconds
                text: qsTr("nothing is kept of that time")
                color: Theme.severityTextColor(1)
            }
        }
    }
    Item {
        id: frame
        anchors { top: parent.top; bottom: parent.bottom; right: parent.right; left: parent.left; leftMargin: comparison.edge }
        clip: true
        Item {
            id: host
            x: comparison.swipe ? -comparison.edge : 0
            width: comparison.swipe ? comparison.width : frame.width
            height: frame.height
        }
    }
    TimeLabel {
        anchors { top: parent.top; topMargin: Theme.m; right: line.horizontalCenter; rightMargin: Theme.m }
        caption: qsTr("Now")
        milliseconds: Clock.nowMilliseconds
    }
    TimeLabel {
        anchors { top: parent.top; topMargin: Theme.m; left: line.horizontalCenter; leftMargin: Theme.m }
        caption: KpiWords.then
        milliseconds: Comparison.nowMilliseconds
    }
    // The marks of a scale may be others then.
    Card {
        id: scales
        readonly property list<LayerDescriptor> differing: Comparison.layers.filter(l => l.visible && (l.pinned || l.moduleId === Selection.module)
            && comparison.marks(l) !== comparison.marks(Registry.layers.find(other => other.layerId === l.layerId)))
        visible: differing.length > 0
        anchors { right: parent.right; bottom: parent.bottom; rightMargin: Theme.m; bottomMargin: Theme.m + Theme.xl }
        width: Math.min(Math.round(264 * Theme.textScale), parent.width - comparison.edge - 2 * Theme.m)
        height: legends.height + 2 * Theme.m
        Column {
            id: legends
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.m }
            spacing: Theme.m
            Repeater {
                model: scales.differing
                LegendCard {
                    required property LayerDescriptor modelData
                    width: legends.width
                    descriptor: modelData
                }
            }
        }
    }
    Item {
        id: line
        x: comparison.edge - width / 2
        width: Theme.target
        height: parent.height
        activeFocusOnTab: true
        Accessible.role: Accessible.Splitter
        Accessible.name: qsTr("Line between now and then")
        Keys.onLeftPressed: comparison.share = Math.max(0.1, comparison.share - 0.05)
        Keys.onRightPressed: comparison.share = Math.min(0.9, comparison.share + 0.05)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 2
            height: parent.height
            color: Theme.accent
        }
        Rectangle {
            anchors.centerIn: parent
            width: 10
            height: 44
            radius: 5
            color: hover.hovered || drag.active ? Theme.accent : Theme.surface
            border { width: 1.5; color: Theme.accent }
            FocusRing { shown: line.activeFocus; gap: 2 }
        }
        HoverHandler {
            id: hover
            cursorShape: Qt.SplitHCursor
        }
        DragHandler {
            id: drag
            target: null
            xAxis.onActiveValueChanged: delta => comparison.share = Math.max(0.1, Math.min(0.9, comparison.share + delta / comparison.width))
            yAxis.enabled: false
        }
    }
    IconButton {
        anchors { top: parent.top; right: parent.right; margins: Theme.m }
        iconName: "close"
        tooltip: qsTr("End the comparison (Ctrl D)")
        onClicked: Comparison.end()
        Card { anchors.fill: parent; z: -2 }
    }
}
