// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtPositioning
import QtQuick
import QtTest
import Citywall
import Citywall.Map
import Citywall.Shell
import Citywall.Theme

/*! Where the map is, what lies on it and what leaves it free. */
ShellTestCase {
    name: "MapStage"

    Component {
        id: mapComponent
        MapView {
            height: 300
            attribution: "© the people who drew this map, and those who counted on it"
            font.pixelSize: 12
        }
    }

    function test_layersOfOtherModulesOnlyWhenPinned() {
        const own = Registry.layers.find(l => l.moduleId === "traffic");
        const onMap = layer => items(shell.contentItem, i => i.visible && i instanceof ModuleView && i.modelData === layer).length === 1;
        tryVerify(() => onMap(own));
        Selection.module = "safety";
        tryVerify(() => !onMap(own));
        own.pinned = true;
        tryVerify(() => onMap(own));
        own.pinned = false;
    }

    function test_mapFollowsThePointer() {
        const map = named("Map");
        const camera = map.camera;
        const x = 300, y = 150; // clear of the cards over the map
        const under = camera.coordinateAt(Qt.point(x, y));
        const zoom = camera.zoomLevel;
        mouseWheel(map, x, y, 0, 240);
        compare(camera.zoomLevel, zoom + 1);
        fuzzyCompare(camera.coordinateAt(Qt.point(x, y)).longitude, under.longitude, 1e-9);
        fuzzyCompare(camera.coordinateAt(Qt.point(x, y)).latitude, under.latitude, 1e-9);
        const grabbed = camera.coordinateAt(Qt.point(x, y));
        mousePress(map, x, y);
        for (let i = 1; i <= 10; ++i)
            mouseMove(map, x + 8 * i, y + 4 * i, -1, Qt.LeftButton);
        mouseRelease(map, x + 80, y + 40);
        const moved = camera.pointAt(grabbed);
        // Short of the whole way by what it takes to be a drag and not a click.
        const threshold = Application.styleHints.startDragDistance;
        verify(moved.x > x + 80 - 2 * threshold && moved.x <= x + 80 + 0.5, "x moved to " + moved.x);
        verify(moved.y > y + 40 - 2 * threshold && moved.y <= y + 40 + 0.5, "y moved to " + moved.y);
    }

    /*! What lies outside the city is shown beside it as far as the map goes, and its place is told in words. */
    function test_entitiesOutsideTheCity() {
        const map = named("Map");
        const ring = () => items(shell.contentItem, i => i.visible && i instanceof Locator).length;
        Selection.enterEntity("safety.incident", "I-1042");
        const card = named("Layers and legend");
        const free = () => (card.x + card.width + Theme.m + map.width) / 2; // of what the card leaves
        tryVerify(() => ring() === 1 && map.zoomLevel >= 14.5
            && Math.abs(map.camera.pointAt(QtPositioning.coordinate(41.88, -87.65)).x - free()) < 1);
        // Distances on a sphere of 6371 km: 42.0 km to the south-east, 2785 km to the north-west.
        Selection.enterEntity("safety.incident", "I-GARY");
        tryVerify(() => named("Outside the base map: 42 km south-east of the centre of Chicago") !== null);
        const inSight = coordinate => map.contains(map.camera.pointAt(coordinate));
        tryVerify(() => ring() === 1 && inSight(City.center) && inSight(QtPositioning.coordinate(41.59, -87.34)));
        Selection.enterEntity("safety.incident", "I-SEATTLE");
        tryVerify(() => named("Outside the base map: 2,785 km north-west of the centre of Chicago") !== null);
        tryVerify(() => ring() === 0 && Math.abs(map.camera.pointAt(City.center).x - free()) < 1 && map.zoomLevel === map.homeZoom);
        Selection.home();
        tryVerify(() => items(shell.contentItem, i => i.visible && i instanceof OutsideNote).length === 0);
    }

    /*! A wall shows the same land larger: a view is no small spot in its middle. */
    function test_homeInAnyWindow() {
        const map = named("Map");
        const card = named("Layers and legend");
        const atHome = () => map.zoomLevel === map.homeZoom
            && Math.abs(map.camera.pointAt(City.center).x - (card.x + card.width + Theme.m + map.width) / 2) < 1;
        tryVerify(atHome);
        const small = map.homeZoom;
        shell.width = 2560;
        shell.height = 1440;
        tryVerify(() => map.homeZoom === City.zoom + 0.5 && atHome());
        press(Qt.Key_B, Qt.ControlModifier); // the card folds: what is free is the whole map
        tryVerify(() => Math.abs(map.camera.pointAt(City.center).x - map.width / 2) < 1);
        press(Qt.Key_B, Qt.ControlModifier);
        shell.width = 1280;
        shell.height = 720;
        tryVerify(() => map.homeZoom === small && atHome());
    }

    function test_views() {
        const map = named("Map");
        const card = named("Layers and legend");
        const inTheMiddle = place => Math.abs(map.camera.pointAt(place).x - (card.x + card.width + Theme.m + map.width) / 2) < 1;
        shell.showView("loop");
        compare(Selection.module, "safety");
        const view = City.views.find(v => v.id === "loop");
        const place = QtPositioning.coordinate(view.latitude, view.longitude);
        tryVerify(() => inTheMiddle(place));
        const zoom = map.zoomLevel;
        shell.width = 1920; // more of a window shows the same land
        shell.height = 1080;
        tryVerify(() => map.zoomLevel > zoom && inTheMiddle(place));
        map.camera.panBy(100, 0); // who has moved it is left where he is
        const center = map.center;
        shell.width = 1280;
        shell.height = 720;
        tryVerify(() => map.homeZoom < City.zoom);
        waitForPolish(shell);
        verify(map.center.distanceTo(center) < 1);
        shell.showView("nowhere");
        compare(Selection.module, "safety");
    }

    function test_scaleIsWholeOnANarrowMap() {
        const map = createTemporaryObject(mapComponent, shell.contentItem, { width: 1000 });
        const scale = items(map, i => i instanceof ScaleBar)[0];
        const credit = items(map, i => i.text === map.attribution)[0];
        const inside = item => item.mapToItem(map, 0, 0).x >= 0 && item.mapToItem(map, item.width, 0).x <= map.width;
        const beside = () => scale.mapToItem(map, scale.width, 0).x < credit.mapToItem(map, 0, 0).x;
        tryVerify(() => beside() && inside(scale) && inside(credit));
        for (const width of [400, 250, 160]) {
            map.width = width;
            tryVerify(() => !beside() && inside(scale) && inside(credit), 5000, "at " + width);
            verify(scale.mapToItem(map, 0, scale.height).y <= credit.mapToItem(map, 0, 0).y);
            verify(credit.mapToItem(map, 0, credit.height).y <= map.height);
        }
    }

    function test_legendFolds() {
        const card = named("Layers and legend");
        const before = card.open;
        press(Qt.Key_B, Qt.ControlModifier);
        compare(card.open, !before);
        press(Qt.Key_B, Qt.ControlModifier);
        compare(card.open, before);
    }
}
