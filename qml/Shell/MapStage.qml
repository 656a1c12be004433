// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtPositioning
import Citywall
import Citywall.Controls
import Citywall.Map
import Citywall.Theme

/*!
    The stage: the base map, the areas' outlines and every layer that modules brought. A click that no layer wants enters
    the area under it. Follows the selection: an area fills the view, an entity comes to its middle; one outside the city beside it,
    as far as the map's limits go.
*/
Item {
    id: stage

    /*! Null = no measure of all departments is drawn. */
    property AcrossState across: null
    /*! The map itself. */
    readonly property MapView view: map
    /*! Another stage's map, which this one follows instead of the selection. */
    property alias companion: map.companion
    /*! What of the layers now is more or less than then, instead of the layers; those of which that cannot be said are left out. */
    property bool difference: false
    /*! How many layers are drawn as differences. */
    property int differences: 0
    /*! Of the area or line under the pointer, in a map of differences: "now 12.4, then 10: +2.4"; empty = there is none. */
    property string hoveredDifference
    /*! A card of the layer's own, beside the pointer, says it. */
    property bool differenceCarded: false
    /*! Layers that are shown, but of which there is no difference: single events, states, classes. */
    property list<string> unsubtracted
    /*! Layers of the usual of which nothing usual can be told. */
    property list<string> silentLayers
    /*! By layer, in how many weeks there is something of what is drawn of the usual; those that cannot tell are left out. */
    property var weeksOf: ({})
    /*! The most of them; −1 = none can tell. */
    readonly property int usualWeeks: Math.max(-1, ...Object.values(weeksOf))
    property list<string> problems
    readonly property bool ready: !map.flying && !map.painting && width > 0
    property string shownArea
    /*! How much of the map something stands over, from its left edge: places are shown in the middle of the rest. */
    property real covered: 0
    /*!
        To be added to a view's zoom, which is that of a window of full HD with its panels, where so many pixels of the map are free:
        a wall shows the same land larger, a small window smaller. In halves, so that a lane of the timeline more is no other view.
    */
    readonly property real zoomOffset: !sized ? 0
        : Math.max(-1, Math.min(3, Math.round(2 * Math.log2(Math.min(Math.max(1, width - covered) / 1160, height / 640))) / 2))
    /*! The view that was shown last, {place, zoom}, and where it put the map, {center, zoomLevel}; null = none. */
    property var shownView: null
    property var homeWas: null
    /*! Before the window has laid itself out nothing can be fitted into the view. */
    readonly property bool sized: width > 1 && height > 1

    /*! Where the middle of the map is to be so that a place lies in the middle of what is free of it. */
    function middleFor(place: geoCoordinate, zoom: real): geoCoordinate {
        return QtPositioning.coordinate(place.latitude, place.longitude - covered / 2 * 360 / (256 * Math.pow(2, zoom)));
    }
    function flyTo(longitude: real, latitude: real, zoom: real) {
        map.flyTo(middleFor(QtPositioning.coordinate(latitude, longitude), zoom), zoom);
    }
    function fit(west: real, south: real, east: real, north: real, margin: real) {
        map.fitBox(west - (east - west) * covered / Math.max(1, width - covered - 2 * margin), south, east, north, margin);
    }
    function showView(longitude: real, latitude: real, zoom: real) {
        const place = QtPositioning.coordinate(latitude, longitude);
        const level = zoom + zoomOffset;
        shownView = { place: place, zoom: zoom, center: middleFor(place, level), zoomLevel: level };
        map.flyTo(shownView.center, level);
    }
    /*! Whoever looks at the whole city, or a view, goes on to when the window is another, or half of it another time's. */
    function stay() {
        if (map.flying)
            return; // looked at again where the flight ends
        const isAt = spot => spot !== null && Math.abs(map.zoomLevel - spot.zoomLevel) < 1e-6 && map.center.distanceTo(spot.center) < 1;
        const wasHome = homeWas === null || isAt(homeWas);
        homeWas = { center: middleFor(City.center, map.homeZoom), zoomLevel: map.homeZoom }; // a copy: the property's own value would follow it
        if (!sized || companion)
            return;
        const view = shownView;
        if (isAt(view)) { // also before anybody has looked where home is
            if (!isAt({ center: middleFor(view.place, view.zoom + zoomOffset), zoomLevel: view.zoom + zoomOffset }))
                showView(view.place.longitude, view.place.latitude, view.zoom);
        } else if (wasHome && !isAt(homeWas) && !Selection.entity.valid && Selection.area === "")
            map.home();
    }
    function goHome() {
        map.home();
    }
    /*! Together with the city, where the view's middle may go so far; else the city alone. */
    function showBeside(position: geoCoordinate) {
        const from = City.center;
        if (from.distanceTo(position) < 2 * map.reachMeters)
            fit(Math.min(from.longitude, position.longitude), Math.min(from.latitude, position.latitude),
                Math.max(from.longitude, position.longitude), Math.max(from.latitude, position.latitude), 96);
        else
            map.home();
    }
    function follow() {
        if (!sized || companion)
            return;
        if (Selection.entity.valid) {
            const position = places.entityPosition(Selection.entity);
            if (places.isOutside(position))
                showBeside(position);
            else if (position.isValid)
                flyTo(position.longitude, position.latitude, Math.max(map.zoomLevel, 14.5));
        } else if (Selection.area !== shownArea) {
            const box = places.areaBox(Selection.area);
            if (Selection.area === "")
                map.home();
            else if (box.width > 0)
                fit(box.x, box.y, box.x + box.width, box.y + box.height, 64);
        }
        shownArea = Selection.area;
    }

    onSizedChanged: Qt.callLater(follow)
    onZoomOffsetChanged: Qt.callLater(stay)
    onCoveredChanged: Qt.callLater(stay)

    Places { id: places }
    Connections {
        target: Selection
        function onChanged() { stage.follow(); }
    }

    MapView {
        id: map
        anchors.fill: parent
        tileHost: City.tileHost(Theme.dark)
        attribution: City.attribution
        homeCenter: stage.middleFor(City.center, homeZoom)
        homeZoom: City.zoom + stage.zoomOffset
        onFlyingChanged: if (!flying)
            stage.stay()
        groundColor: Theme.ground
        textColor: Theme.textMuted
        plateColor: Theme.surface
        focusColor: Theme.accent
        font { family: Theme.family; pixelSize: Theme.caption }
        flyDuration: Theme.animate ? 600 : 0

        AreaLayer {
            id: outlines
            z: 90
            map: map
            areas: places.outlines
            outlineColor: Theme.translucent(Theme.textFaint, Theme.dark ? 0.5 : 0.6)
            highlightColor: Theme.accent
            selectedId: Selection.area
            onClicked: areaId => Selection.enterArea(areaId)
        }
        AreaLayer {
            z: 100
            map: map
            visible: stage.across?.chosen ?? false
            areas: stage.across?.map.areas ?? null
            outlineColor: "transparent"
            highlightColor: "transparent"
            pickable: false
            Binding {
                target: stage.across?.map ?? null
                property: "dark"
                value: Theme.dark
            }
        }
        Repeater {
            model: Registry.layers
            ModuleView {
                id: layer
                required property LayerDescriptor modelData
                parent: outlines.parent
                anchors.fill: parent
                z: modelData.order
                fill: true
                readonly property bool wanted: modelData.visible && (modelData.pinned || modelData.moduleId === Selection.module)
                readonly property bool subtracted: wanted && stage.difference && compared.comparable
                onSubtractedChanged: stage.differences += subtracted ? 1 : -1
                readonly property bool unsubtracted: wanted && item !== null && !compared.subtractable
                onUnsubtractedChanged: stage.unsubtracted = unsubtracted ? [...stage.unsubtracted, modelData.title] : stage.unsubtracted.filter(t => t !== modelData.title)
                readonly property bool silent: wanted && compared.silent
                onSilentChanged: stage.silentLayers = silent ? [...stage.silentLayers, modelData.title] : stage.silentLayers.filter(t => t !== modelData.title)
                readonly property int usualWeeks: wanted && (subtracted || !stage.difference) ? compared.weeks : -1
                onUsualWeeksChanged: {
                    const weeks = Object.assign({}, stage.weeksOf);
                    delete weeks[modelData.layerId];
                    stage.weeksOf = usualWeeks < 0 ? weeks : Object.assign(weeks, { [modelData.layerId]: usualWeeks });
                }
                visible: wanted && !silent && (subtracted || !stage.difference)
                active: wanted
                uri: Registry.modules.find(m => m.moduleId === modelData.moduleId)?.qmlUri ?? ""
                typeName: modelData.component
                initial: ({ model: modelData.model, map: map })
                ComparedLayer {
                    id: compared
                    item: layer.item
                    descriptor: layer.modelData
                    then: stage.companion !== null
                    difference: stage.difference
                    dark: Theme.dark
                    onHoveredChanged: {
                        stage.hoveredDifference = hovered;
                        stage.differenceCarded = carded;
                    }
                }
                onErrorChanged: if (error !== "")
                    stage.problems = [...stage.problems, qsTr("Layer “%1” cannot be shown: %2").arg(modelData.title).arg(error)]
            }
        }
    }
    Locator {
        id: locator
        map: map
        coordinate: Selection.entity.valid ? places.entityPosition(Selection.entity) : QtPositioning.coordinate()
    }
    OutsideNote {
        anchors { right: parent.right; bottom: parent.bottom; rightMargin: Theme.m; bottomMargin: Theme.m + Theme.xl } // clear of the layers
        coordinate: places.isOutside(locator.coordinate) && !stage.companion ? locator.coordinate : QtPositioning.coordinate()
    }
    Card {
        visible: outlines.hoveredId !== "" && outlines.hoveredId !== Selection.area
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.xl }
        width: areaName.implicitWidth + 2 * Theme.m
        height: areaName.implicitHeight + Theme.s
        BodyText {
            id: areaName
            anchors.centerIn: parent
            text: Areas.name(outlines.hoveredId)
        }
    }
}
