// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Citywall
import Citywall.Theme

/*!
    Takes a list along as it is shown: copies it, or saves it as CSV or GeoJSON.
    `source` offers csv(simulated) and geoJson(simulated); `name` says in plain letters what it is, for the file's name.
*/
IconButton {
    id: control

    required property var source
    required property string name
    /*! Its rows have a place: GeoJSON makes sense. */
    property bool placed: true
    property string outcome

    function save(file: url, text: string) {
        const problem = TextOutput.save(file, text);
        tell(problem === "" ? qsTr("Saved as %1").arg(decodeURIComponent(file.toString().split("/").pop())) : problem);
    }
    function tell(text: string) {
        outcome = text;
        clear.restart();
    }

    iconName: "export"
    tooltip: qsTr("Copy or save this list")
    icon.color: Theme.textMuted
    Accessible.description: outcome
    onClicked: menu.open()

    MenuPanel {
        id: menu
        x: control.width - width
        MenuRow {
            text: qsTr("Copy as CSV")
            onTriggered: {
                TextOutput.copy(control.source.csv(City.simulated));
                control.tell(qsTr("Copied"));
            }
        }
        MenuRow {
            text: qsTr("Save as CSV …")
            onTriggered: dialog.ask("csv")
        }
        MenuRow {
            visible: control.placed
            height: visible ? implicitHeight : 0
            text: qsTr("Save as GeoJSON …")
            onTriggered: dialog.ask("geojson")
        }
    }
    Loader {
        id: dialog
        property string suffix

        function ask(kind: string) {
            suffix = kind;
            active = true;
            item.selectedFile = TextOutput.suggestion(control.name, kind);
            item.open();
        }
        active: false
        sourceComponent: FileDialog {
            fileMode: FileDialog.SaveFile
            nameFilters: dialog.suffix === "csv" ? [qsTr("CSV table (*.csv)")] : [qsTr("GeoJSON (*.geojson)")]
            defaultSuffix: dialog.suffix
            onAccepted: control.save(selectedFile, dialog.suffix === "csv" ? control.source.csv(City.simulated)
                                                                            : control.source.geoJson(City.simulated))
        }
    }
    Timer {
        id: clear
        interval: 6000
        onTriggered: control.outcome = ""
    }
    Hint {
        parent: control
        visible: control.outcome !== ""
        text: control.outcome
    }
}
