// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Which feeds understand what was sampled, and as what; one is chosen. Or none does: then a mapping has to say what is what. */
PanelSection {
    id: section

    required property feedSample sample
    readonly property bool known: sample.chosen >= 0
    property bool busy: false
    property alias mapping: path.text
    /*! Feeds that recognise it and take nothing of it wait behind a word, unless all do so: the preview comes first. */
    property bool showsAll: false
    readonly property int idle: known ? sample.matches.filter((match, index) => !isOffered(index)).length : 0
    signal chosen(match: feedMatch)
    signal mappingChosen(path: string)

    function isOffered(index: int): bool {
        return (sample.matches[index]?.accepted ?? 0) > 0 || index === sample.chosen || !sample.matches.some(other => other.accepted > 0);
    }
    /*! The next row that is seen in a direction. */
    function rowFrom(index: int, step: int): Item {
        for (let at = index + step; at >= 0 && at < rows.count; at += step) {
            const row = rows.itemAt(at);
            if (row?.visible)
                return row;
        }
        return null;
    }
    onSampleChanged: if (sample.payloads === 0)
        showsAll = false

    title: known ? qsTr("What it is") : qsTr("No feed recognises it")
    subtitle: known ? sample.matches.filter(match => match.accepted > 0).length > 1 ? qsTr("Several feeds understand it: choose the one it is for.") : ""
        : qsTr("What came: %1.").arg(sample.looks)

    Repeater {
        id: rows
        model: section.sample.matches.length
        ListRow {
            id: row
            required property int index
            readonly property var match: section.sample.matches[index]
                ?? ({ feedTitle: "", formatTitle: "", reason: "", companions: "", accepted: 0, rejected: 0, leftOut: 0 })
            readonly property bool isChosen: index === section.sample.chosen
            visible: section.showsAll || section.isOffered(index)
            title: match.feedTitle
            subtitle: [match.formatTitle, match.accepted === 0 ? match.reason : "",
                match.companions !== "" ? qsTr("understood with: %1").arg(match.companions) : ""].filter(w => w !== "").join(" · ")
            trailing: FeedWords.outcome(match.accepted, match.rejected, match.leftOut)
            iconName: isChosen ? "check" : ""
            highlighted: isChosen
            Accessible.role: Accessible.RadioButton
            Accessible.checked: isChosen
            onActivated: section.chosen(match)
            Keys.onUpPressed: section.rowFrom(index, -1)?.forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onDownPressed: section.rowFrom(index, 1)?.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    ActionButton {
        visible: section.idle > 0
        text: section.showsAll ? qsTr("Hide what takes nothing of it")
            : section.idle === 1 ? qsTr("One more recognises it and takes nothing") : qsTr("%1 more recognise it and take nothing").arg(section.idle)
        onClicked: section.showsAll = !section.showsAll
    }
    BodyText {
        width: parent.width
        visible: !section.known
        text: qsTr("A mapping says which column or member is the id, the time, the position and each value. It is a JSON file; resources/schema/mapping.schema.json describes it, and modules/services/mappings has examples.")
        wrapMode: Text.Wrap
    }
    CaptionText {
        text: section.known ? qsTr("Or read it by a mapping") : qsTr("Mapping")
        color: Theme.text
    }
    RowLayout {
        width: parent.width
        spacing: Theme.s
        Field {
            id: path
            Layout.fillWidth: true
            name: qsTr("File of a mapping")
            placeholderText: "/srv/feeds/sensors.mapping.json"
            invalid: section.sample.problem !== ""
            onAccepted: section.mappingChosen(text.trim())
        }
        ActionButton {
            enabled: path.text.trim() !== "" && !section.busy
            text: qsTr("Read by it")
            onClicked: section.mappingChosen(path.text.trim())
        }
    }
    CaptionText {
        width: parent.width
        visible: text !== ""
        text: section.sample.problem
        color: Theme.severityColor(3)
        wrapMode: Text.Wrap
    }
}
