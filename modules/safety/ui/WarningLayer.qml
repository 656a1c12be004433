// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Map
import Citywall.Safety
import Citywall.Theme

/*! Warned areas: a thin fill, an outline and a name in the colour of the severity. A click on the outline or
    the name opens the warning; one inside goes to the area below, as everywhere. A warning that is opened fills the view. */
Item {
    id: root

    required property WarningMap model
    required property MapView map

    property string fitted

    /*! After the stage has brought the warning's middle into view. */
    function fit() {
        const box = root.model.boxOf(root.fitted);
        if (box.width > 0 && root.map.width > 1)
            root.map.fitBox(box.x, box.y, box.x + box.width, box.y + box.height, 64);
    }
    function follow() {
        if (root.fitted === root.model.selectedId)
            return; // the same warning: the view stays where the user has moved it
        root.fitted = root.model.selectedId;
        Qt.callLater(root.fit);
    }

    Component.onCompleted: root.follow()
    Connections {
        target: root.model
        function onSelectedIdChanged() { root.follow(); }
    }
    Binding { target: root.model; property: "dark"; value: Theme.dark }
    AreaLayer {
        anchors.fill: parent
        map: root.map
        areas: root.model.areas
        outlineColor: "transparent"
        highlightColor: Theme.text
        selectedId: root.model.selectedId
        pickable: false
    }
    LineLayer {
        anchors.fill: parent
        map: root.map
        lines: root.model.outlines
        casingColor: Theme.translucent(Theme.ground, 0.7)
        highlightColor: Theme.text
        onClicked: key => root.model.chooseKey(key)
    }
    MarkerLayer {
        anchors.fill: parent
        map: root.map
        points: root.model.points
        dark: Theme.dark
        groundColor: Theme.surface
        textColor: Theme.text
        highlightColor: Theme.accent
        font.family: Theme.numberFamily
        selectedKey: root.model.selectedKey
        onClicked: key => root.model.chooseKey(key)
    }
}
