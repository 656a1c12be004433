// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme
import Citywall.Traffic

/*! What a change on a chosen day gained: mean speed of the same hours before and after it, with its confidence interval. */
PanelSection {
    id: root

    required property CorridorPage model
    readonly property bool chosen: model.changeDay > 0

    title: qsTr("Before and after a change")
    subtitle: qsTr("mean speed of %1, one value a day: %2").arg(root.model.hoursTitles[root.model.hours]).arg(root.model.comparedDays)

    CityTime { id: cityTime }
    RowLayout {
        width: parent.width
        spacing: Theme.xs
        IconButton {
            enabled: root.chosen
            iconName: "chevron-left"
            tooltip: qsTr("A day earlier")
            onClicked: root.model.moveChangeDay(-1)
        }
        BodyText {
            Layout.fillWidth: true
            horizontalAlignment: Text.AlignHCenter
            text: root.chosen ? cityTime.format(root.model.changeDay, "ddd d MMM yyyy") : qsTr("no day chosen")
            color: root.chosen ? Theme.text : Theme.textMuted
        }
        IconButton {
            enabled: root.chosen
            iconName: "chevron-right"
            tooltip: qsTr("A day later")
            onClicked: root.model.moveChangeDay(1)
        }
        ActionButton {
            text: root.chosen ? qsTr("None") : qsTr("The clock's day")
            onClicked: root.chosen ? root.model.forgetChangeDay() : root.model.takeClockDay()
        }
    }
    BodyText {
        width: parent.width
        visible: root.model.changeNote !== ""
        horizontalAlignment: Text.AlignHCenter
        text: root.model.changeNote
        color: Theme.accent
    }
    TimeSeriesChart {
        width: parent.width
        height: 9 * Theme.body
        visible: root.model.compared
        Accessible.name: qsTr("Mean speed of each day before and after the change")
        unit: root.model.speedUnit
        decimals: 1
        from: root.model.comparedFrom
        to: root.model.comparedTo
        nowMilliseconds: root.model.changeInstant
        series: [
            { title: qsTr("before"), color: Theme.textMuted, points: root.model.dailyBefore, dashed: false, band: false },
            { title: qsTr("after"), color: Theme.accent, points: root.model.dailyAfter, dashed: false, band: false }
        ]
        onTimePicked: milliseconds => Clock.seek(milliseconds)
    }
    Row {
        width: parent.width
        visible: root.model.compared
        spacing: Theme.m
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: qsTr("Mean speed")
            value: root.model.changeText
        }
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: root.model.beforeCaption
            value: root.model.beforeText
        }
        StatTile {
            width: (parent.width - 2 * parent.spacing) / 3
            label: root.model.afterCaption
            value: root.model.afterText
        }
    }
    BodyText {
        width: parent.width
        visible: text !== ""
        text: root.model.changeInterval
    }
    BodyText {
        width: parent.width
        text: root.model.changeWords
        color: Theme.textMuted
        wrapMode: Text.Wrap
    }
    CaptionText {
        width: parent.width
        visible: root.model.compared
        text: qsTr("It says that speeds differ, not why: weather, works and holidays count too.")
        wrapMode: Text.Wrap
    }
}
