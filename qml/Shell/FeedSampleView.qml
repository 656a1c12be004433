// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What a feed makes of a sample: how much, where and when, what was rejected and why, the first observations, and the bytes as they came. */
PanelSection {
    id: view

    required property feedSample sample
    readonly property bool known: sample.chosen >= 0
    readonly property string where: sample.accepted === 0 ? ""
        : sample.located === 0 ? qsTr("No position came with it: the entities must be known from elsewhere to be on the map.")
        : sample.inside === 0 ? qsTr("None of the positions lies in the city. Are longitude and latitude in their order, and the coordinate reference system right?")
        : ""

    title: known ? qsTr("Preview") : qsTr("What came")
    subtitle: sample.payloads === 1 ? qsTr("1 payload of %1 from %2").arg(FeedWords.size(sample.bytes)).arg(sample.endpoint)
        : qsTr("%1 payloads of %2 together from %3").arg(sample.payloads).arg(FeedWords.size(sample.bytes)).arg(sample.endpoint)

    CityTime { id: cityTime }
    DecodedTable {
        id: decoded
        observations: view.sample.decoded
    }

    Row {
        id: tiles
        visible: view.known
        width: parent.width
        spacing: Theme.m
        readonly property list<var> facts: [
            { label: qsTr("Accepted"), value: view.sample.accepted, caption: qsTr("observations"), severity: view.sample.accepted === 0 ? 2 : 0 },
            { label: qsTr("Rejected"), value: view.sample.rejected,
              caption: view.sample.leftOut > 0 ? qsTr("records; %1 left out").arg(FeedWords.count(view.sample.leftOut)) : qsTr("records"), severity: view.sample.rejected > 0 ? 1 : 0 },
            { label: qsTr("Entities"), value: view.sample.entities, caption: qsTr("different ones"), severity: 0 },
            { label: qsTr("On the map"), value: view.sample.located, caption: qsTr("%1 in the city").arg(FeedWords.count(view.sample.inside)),
              severity: view.where === "" ? 0 : 1 }]
        Repeater {
            model: tiles.facts.length
            StatTile {
                required property int index
                readonly property var fact: tiles.facts[index]
                width: (tiles.width - 3 * tiles.spacing) / 4
                label: fact.label
                value: FeedWords.count(fact.value)
                caption: fact.caption
                severity: fact.severity
            }
        }
    }
    CaptionText {
        width: parent.width
        visible: view.known && view.sample.newestMilliseconds > 0
        readonly property real age: FeedWords.realNow() - view.sample.newestMilliseconds
        text: qsTr("Observed %1 to %2; the newest %3").arg(cityTime.format(view.sample.oldestMilliseconds, "yyyy-MM-dd HH:mm"))
            .arg(cityTime.format(view.sample.newestMilliseconds, "yyyy-MM-dd HH:mm")).arg(cityTime.ago(age))
        color: age > 86400000 ? Theme.severityColor(1) : Theme.textMuted
        font.features: Theme.numberFeatures
        wrapMode: Text.Wrap
    }
    CaptionText {
        width: parent.width
        visible: text !== ""
        text: view.where
        color: Theme.severityColor(1)
        wrapMode: Text.Wrap
    }
    Repeater {
        model: view.sample.rejections.length
        Column {
            id: rejected
            required property int index
            readonly property var rejection: view.sample.rejections[index] ?? ({ reason: "", count: 0, sample: "" })
            width: parent?.width ?? 0
            StatRow {
                label: rejected.rejection.reason
                value: qsTr("%1 ×").arg(FeedWords.count(rejected.rejection.count))
                severity: 1
            }
            CaptionText {
                width: parent.width
                visible: text !== ""
                text: rejected.rejection.sample.replace(/\s+/g, " ") // a record has lines of its own
            }
        }
    }
    RawTable {
        visible: view.known && decoded.observations.length > 0
        model: decoded
        rowsShown: 8
    }
    CaptionText {
        visible: view.known && view.sample.accepted > view.sample.decoded.length
        text: qsTr("The first %1 of %2").arg(FeedWords.count(view.sample.decoded.length)).arg(FeedWords.count(view.sample.accepted))
        font.features: Theme.numberFeatures
    }
    CaptionText {
        text: qsTr("As it came")
        color: Theme.text
    }
    RawText {
        visible: view.sample.start !== ""
        height: Math.min(implicitHeight, Math.round(160 * Theme.textScale))
        name: qsTr("Beginning of the first payload")
        text: view.sample.start
    }
    CaptionText {
        width: parent.width
        visible: view.sample.start === ""
        text: qsTr("Not shown: it may hold numbers of people that have to be masked.")
        wrapMode: Text.Wrap
    }
}
