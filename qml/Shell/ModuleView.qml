// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/*!
    Something of a module's own QML: type `typeName` of module `uri`, made with `initial` as its properties. A type that
    cannot be made leaves `error`, in QML's own words; nothing else suffers.
*/
Item {
    id: host

    required property string uri
    required property string typeName
    property var initial: ({})
    property bool fill: false
    /*! Not made before this is first true. */
    property bool active: true
    readonly property Item item: made as Item
    property QtObject made: null
    property Component component: null
    property string error
    readonly property bool ready: !active || made !== null || error !== ""

    implicitHeight: item ? Math.max(item.implicitHeight, fill ? 0 : item.height) : 0

    function make() {
        if (!active || component !== null)
            return;
        component = Qt.createComponent(uri, typeName, Component.PreferSynchronous, host);
        if (component.status === Component.Error) {
            error = component.errorString().trim();
            return;
        }
        made = component.createObject(host, initial);
        if (made === null)
            error = qsTr("%1 of %2 could not be made").arg(typeName).arg(uri);
    }

    onActiveChanged: make()
    Component.onCompleted: make()
    Component.onDestruction: made?.destroy()

    Binding { target: host.item; property: "width"; value: host.width; when: host.item !== null }
    Binding { target: host.item; property: "height"; value: host.height; when: host.item !== null && host.fill }
}
