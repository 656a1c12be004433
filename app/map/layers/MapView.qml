// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtPositioning
import QtQuick

// The map: a base map under the layers put into it, moved by mouse, wheel, pinch and keyboard. North is up.
//
//     MapView {
//         id: map
//         tileHost: City.tileHost(Theme.dark); attribution: City.attribution
//         homeCenter: City.center; homeZoom: City.zoom
//         groundColor: Theme.ground; textColor: Theme.textMuted; plateColor: Theme.surface; focusColor: Theme.accent
//         LineLayer { map: map; … }
//     }
MapViewport {
    id: root

    property string tileHost                ///< address of the tile service with a final slash; empty = no base map
    property string attribution             ///< of the base map's data, always shown
    property color groundColor: "black"
    property color textColor: "white"
    property color plateColor: "black"      ///< behind the attribution and the scale
    property color focusColor: "transparent"
    property font font
    property geoCoordinate homeCenter: QtPositioning.coordinate(0, 0)
    property real homeZoom: 11
    property real reachMeters: 60000        ///< the view's centre stays within this of homeCenter, north-south and east-west
    property int flyDuration: 600           ///< ms for a flight of ordinary length; 0 = motion reduced: jump, no inertia
    property real minimumZoomLevel: 8
    property real maximumZoomLevel: 18
    property real bottomInset: 0            ///< room for controls of the shell over the lower edge
    default property alias layers: layerHost.data

    signal doubleClicked(geoCoordinate coordinate)

    /// Moves the view there; animated unless motion is reduced.
    function flyTo(coordinate: geoCoordinate, zoom: real) {
        inertia.stop();
        root.takeOff(root.prepareFlight(coordinate, zoom));
    }

    /// Moves the view so that the box (degrees) fills it, less a margin in pixels.
    function fitBox(west: real, south: real, east: real, north: real, margin = 40) {
        inertia.stop();
        root.takeOff(root.prepareFit(west, south, east, north, margin));
    }

    /// Back to the whole city.
    function home() {
        root.flyTo(root.homeCenter, root.homeZoom);
    }

    function takeOff(length: real) {
        flightAnimation.stop();
        if (root.flyDuration === 0 || length < 0.001) {
            root.flight = 1;
            return;
        }
        flightAnimation.duration = root.flyDuration * Math.min(3, Math.max(0.4, length / 2));
        flightAnimation.start();
    }

    function interrupt() {
        flightAnimation.stop();
        root.endFlight();
        inertia.stop();
    }

    function applyLimits() {
        if (!root.homeCenter.isValid)
            return;
        const reach = root.reachMeters * Math.SQRT2;
        const northWest = root.homeCenter.atDistanceAndAzimuth(reach, 315);
        const southEast = root.homeCenter.atDistanceAndAzimuth(reach, 135);
        root.camera.setLimits(northWest.longitude, southEast.latitude, southEast.longitude, northWest.latitude);
    }

    clip: true
    activeFocusOnTab: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Map")
    Accessible.description: qsTr("Arrow keys move the map, plus and minus zoom, Home shows the whole city.")

    onHomeCenterChanged: root.applyLimits()
    onReachMetersChanged: root.applyLimits()
    Binding { target: root.camera; property: "minimumZoomLevel"; value: root.minimumZoomLevel }
    Binding { target: root.camera; property: "maximumZoomLevel"; value: root.maximumZoomLevel }
    Component.onCompleted: {
        root.applyLimits();
        root.zoomLevel = root.homeZoom;
        root.center = root.homeCenter;
    }

    Keys.onPressed: event => {
        const step = Math.min(root.width, root.height) / 5;
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Left: root.interrupt(); root.camera.panBy(-step, 0); break;
        case Qt.Key_Right: root.interrupt(); root.camera.panBy(step, 0); break;
        case Qt.Key_Up: root.interrupt(); root.camera.panBy(0, -step); break;
        case Qt.Key_Down: root.interrupt(); root.camera.panBy(0, step); break;
        case Qt.Key_Plus:
        case Qt.Key_Equal: root.zoomLevel += 0.5; break;
        case Qt.Key_Minus: root.zoomLevel -= 0.5; break;
        case Qt.Key_Home: root.home(); break;
        default: event.accepted = false;
        }
    }

    NumberAnimation {
        id: flightAnimation
        target: root
        property: "flight"
        from: 0
        to: 1
        easing.type: Easing.InOutQuad
    }

    FrameAnimation {
        id: inertia
        property vector2d velocity
        onTriggered: {
            root.camera.panBy(-inertia.velocity.x * inertia.frameTime, -inertia.velocity.y * inertia.frameTime);
            inertia.velocity = inertia.velocity.times(Math.exp(-5 * inertia.frameTime));
            if (inertia.velocity.length() < 20)
                inertia.stop();
        }
    }

    Rectangle {
        anchors.fill: parent
        color: root.groundColor
    }

    Repeater {
        model: root.tileHost === "" ? [] : [root.tileHost]
        delegate: BaseMap {
            required property string modelData
            host: modelData
            camera: root.camera
            width: root.width
            height: root.height
            // In software its tiles are scaled anew wherever something over them changes; a picture of them is only copied.
            // At another scale than 1 the picture comes out empty or cut off (Qt 6.8.2).
            layer.enabled: GraphicsInfo.api === GraphicsInfo.Software && Screen.devicePixelRatio === 1
        }
    }

    Item {
        id: layerHost
        anchors.fill: parent
    }

    HoverHandler {
        id: hover
        cursorShape: drag.active ? Qt.ClosedHandCursor : root.hovering ? Qt.PointingHandCursor : Qt.ArrowCursor
        onPointChanged: if (hover.hovered) root.hoverAt(hover.point.position)
        onHoveredChanged: if (!hover.hovered) root.hoverLeft()
    }

    TapHandler {
        gesturePolicy: TapHandler.DragThreshold
        exclusiveSignals: TapHandler.SingleTap | TapHandler.DoubleTap // a double click does not enter an area on its way
        onSingleTapped: eventPoint => {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.clickAt(eventPoint.position);
        }
        onDoubleTapped: eventPoint => {
            root.interrupt();
            root.camera.zoomAbout(eventPoint.position, 1);
            root.doubleClicked(root.camera.coordinateAt(eventPoint.position));
        }
    }

    DragHandler {
        id: drag
        target: null
        onActiveChanged: {
            if (drag.active) {
                root.interrupt();
            } else if (root.flyDuration > 0 && drag.centroid.velocity.length() > 60) {
                inertia.velocity = drag.centroid.velocity;
                inertia.start();
            }
        }
        onTranslationChanged: delta => root.camera.panBy(-delta.x, -delta.y)
    }

    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => {
            root.interrupt();
            root.camera.zoomAbout(Qt.point(event.x, event.y), event.angleDelta.y / 240);
        }
    }

    PinchHandler {
        id: pinch
        target: null
        rotationAxis.enabled: false
        onActiveChanged: if (pinch.active) root.interrupt()
        onScaleChanged: delta => root.camera.zoomAbout(pinch.centroid.position, Math.log2(delta))
    }

    Rectangle {
        anchors { right: parent.right; bottom: parent.bottom; bottomMargin: root.bottomInset }
        width: credits.implicitWidth + 16
        height: credits.implicitHeight + 6
        color: root.plateColor
        opacity: 0.85

        Grid { // under each other where the map is narrow
            id: credits
            readonly property real room: root.width - 16
            anchors.centerIn: parent
            columns: scaleBar.implicitWidth + columnSpacing + words.implicitWidth <= room ? 2 : 1
            columnSpacing: 16
            horizontalItemAlignment: Grid.AlignRight
            verticalItemAlignment: Grid.AlignVCenter

            ScaleBar {
                id: scaleBar
                camera: root.camera
                color: root.textColor
                font: root.font
            }
            Text {
                id: words
                width: Math.min(implicitWidth, credits.room)
                text: root.attribution
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignRight
                visible: text !== ""
                color: root.textColor
                font: root.font
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: root.activeFocus
        color: "transparent"
        border { width: 2; color: root.focusColor }
    }
}
