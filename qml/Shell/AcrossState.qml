// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtCore
import QtQuick
import Citywall

/*!
    All departments at once, for the page and the map. Where one stands is Selection.module, as for modules: "across" is the
    joint timeline, "across.correlation" two measures against each other. What was chosen is remembered for each city.
*/
AcrossModel {
    id: model

    readonly property bool chosen: Selection.module === "across" || correlating
    readonly property bool correlating: Selection.module === "across.correlation"

    readonly property Settings store: Settings {
        id: store
        category: "across-" + City.cityId
        property int window: 2
        property string x
        property string y
        property bool overTime: false
    }
    readonly property Connections remembering: Connections {
        target: model.correlation
        function onChosen() {
            store.x = model.correlation.x;
            store.y = model.correlation.y;
            store.overTime = model.correlation.overTime;
        }
    }
    onWindowChanged: store.window = window

    Component.onCompleted: {
        const [x, y, overTime] = [store.x, store.y, store.overTime]; // each choice is remembered at once
        window = store.window;
        correlation.x = x;
        correlation.y = y;
        correlation.overTime = overTime;
    }
}
