// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import Citywall
import Citywall.Theme

/*! What is remembered from one day to the next: looks for every city, layers for each. */
QtObject {
    id: store

    property alias inspectorWidth: looks.inspectorWidth
    property alias inspectorOpen: looks.inspectorOpen
    property alias legendOpen: looks.legendOpen
    property alias language: looks.language
    property alias viewingDistanceMeters: looks.viewingDistanceMeters
    property alias comparisonView: looks.comparisonView
    property alias thenUsual: looks.thenUsual
    property alias thenDays: looks.thenDays
    property alias thenMilliseconds: looks.thenMilliseconds

    /*! A layer that the operator never touched stays as its module has it. */
    function restoreLayers() {
        const known = perCity.layers === "" ? {} : JSON.parse(perCity.layers);
        for (const layer of Registry.layers) {
            layer.visible = known[layer.layerId]?.visible ?? layer.visible;
            layer.pinned = known[layer.layerId]?.pinned ?? layer.pinned;
        }
    }
    function rememberLayer(layer: LayerDescriptor) {
        const known = perCity.layers === "" ? {} : JSON.parse(perCity.layers);
        known[layer.layerId] = { visible: layer.visible, pinned: layer.pinned };
        perCity.layers = JSON.stringify(known);
    }
    function rememberTheme(dark: bool) {
        looks.dark = dark;
    }

    readonly property Settings looks: Settings {
        id: looks
        category: "looks"
        property bool dark: true
        property int inspectorWidth: 400
        property bool inspectorOpen: true
        property bool legendOpen: true
        property string language
        /*! From where the screen is read; 0 = at a desk, text as designed. */
        property real viewingDistanceMeters: 0
        /*! How then and now were compared last. */
        property string comparisonView: "beside"
        property bool thenUsual: false
        property int thenDays: 1
        property double thenMilliseconds: 0
    }
    readonly property Settings perCity: Settings {
        id: perCity
        category: "city-" + City.cityId
        /*! JSON: layer id → { visible, pinned }. */
        property string layers
    }

    Component.onCompleted: {
        Theme.dark = looks.dark;
        restoreLayers();
    }
}
