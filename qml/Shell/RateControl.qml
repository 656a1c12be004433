// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! How fast the city's time runs: along a line that grows tenfold at each quarter, or from a list. */
Row {
    id: control

    readonly property list<real> rates: [0.1, 0.5, 1, 2, 5, 12, 30, 60, 120, 300, 600, 1000]
    readonly property real speed: Math.abs(Clock.rate)
    /*! Without the line where there is little room. */
    property bool brief: false
    readonly property real briefWidth: button.width
    readonly property real wholeWidth: slider.implicitWidth + spacing + button.width

    function choose(speed: real) {
        Clock.rate = (Clock.rate < 0 ? -1 : 1) * Math.max(0.1, Math.min(1000, speed));
    }
    /*! Nothing can run ahead of the present. */
    function takes(speed: real): bool {
        return Clock.mode !== Clock.Live || speed <= 1;
    }
    function nearest(speed: real): real {
        return rates.reduce((best, r) => Math.abs(Math.log(r / speed)) < Math.abs(Math.log(best / speed)) ? r : best, rates[0]);
    }
    function faster() {
        choose(rates.find(r => r > speed * 1.001) ?? 1000);
    }
    function slower() {
        choose([...rates].reverse().find(r => r < speed * 0.999) ?? 0.1);
    }
    function label(speed: real): string {
        return qsTr("%1×").arg(Number(speed).toLocaleString(Qt.locale(), "f", speed < 1 ? 1 : 0));
    }

    spacing: Theme.xs

    ValueSlider {
        id: slider
        name: qsTr("Playback speed")
        visible: !control.brief
        anchors.verticalCenter: parent.verticalCenter
        from: -1
        to: 3
        value: Math.log10(control.speed)
        Keys.onLeftPressed: control.slower()
        Keys.onRightPressed: control.faster()
        onMoved: {
            control.choose(control.nearest(Math.pow(10, value)));
            value = Qt.binding(() => Math.log10(control.speed)); // which may not have been taken
        }
    }
    ActionButton {
        id: button
        width: Math.round(72 * Theme.textScale)
        text: control.label(control.speed)
        Accessible.name: qsTr("Playback speed %1").arg(text)
        onClicked: menu.open()
        MenuPanel {
            id: menu
            y: -implicitHeight - Theme.xs
            implicitWidth: 128
            Repeater {
                model: control.rates
                MenuRow {
                    required property real modelData
                    implicitWidth: 120
                    enabled: control.takes(modelData)
                    checkable: true
                    checked: Math.abs(control.speed - modelData) < 0.001
                    text: control.label(modelData)
                    onTriggered: control.choose(modelData)
                }
            }
        }
    }
}
