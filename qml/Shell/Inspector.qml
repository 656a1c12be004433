// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The right edge: what the chosen module says of the city, the area or the entity. As wide as one drags it. */
Rectangle {
    id: inspector

    required property AcrossState across
    property bool open: true
    property int chosenWidth: 400
    readonly property int minimumWidth: Math.round(360 * Theme.textScale)
    readonly property int maximumWidth: Math.round(640 * Theme.textScale)
    readonly property bool ready: page.ready
    signal widthChosen(width: int)

    implicitWidth: open ? Math.max(minimumWidth, Math.min(maximumWidth, chosenWidth)) : 0
    visible: implicitWidth > 0
    color: Theme.surface
    clip: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Inspector")

    CityTime { id: cityTime }
    Places { id: places }
    ModuleNotes {
        id: notes
        module: page.owner
    }

    RowLayout {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.l; rightMargin: Theme.s }
        height: Math.max(56, Theme.heading + Theme.caption + 28)
        spacing: Theme.xs
        IconButton {
            visible: Selection.depth > 0
            Layout.leftMargin: -Theme.s
            iconName: "back"
            tooltip: qsTr("Back (Escape)")
            onClicked: Selection.back()
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            HeadingText {
                Layout.fillWidth: true
                text: Selection.entity.valid ? places.entityName(Selection.entity) : page.ownerTitle
            }
            CaptionText {
                Layout.fillWidth: true
                text: Selection.entity.valid ? page.ownerTitle
                    : Selection.area !== "" ? Areas.name(Selection.area) : qsTr("Whole city")
            }
        }
        IconButton {
            visible: (page.owner?.help ?? "") !== ""
            iconName: "help"
            tooltip: qsTr("How these numbers are made")
            onClicked: notes.open()
        }
        IconButton {
            iconName: "close"
            tooltip: qsTr("Close the inspector (Ctrl I)")
            onClicked: inspector.open = false
        }
    }
    Hairline {
        anchors { left: parent.left; right: parent.right; top: header.bottom }
    }
    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom; topMargin: 1 }
        contentWidth: width
        contentHeight: page.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ThinScrollBar { }
        InspectorPage {
            id: page
            across: inspector.across
            x: Theme.l
            width: flick.width - 2 * Theme.l
        }
    }
    Hairline {
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
    }
    MouseArea {
        width: 8
        height: parent.height
        cursorShape: Qt.SplitHCursor
        preventStealing: true
        onPositionChanged: mouse => inspector.chosenWidth = Math.max(inspector.minimumWidth,
            Math.min(inspector.maximumWidth, Math.round(inspector.width - mouse.x)))
        onReleased: inspector.widthChosen(inspector.chosenWidth)
    }
}
