// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    The payloads that came last, as they came and what became of each. Choosing one holds the list still, so that it can be read,
    until it shall follow again.
*/
PanelSection {
    id: inspector

    required property FeedStatus feed
    /*! The list does not follow … */
    property bool holding: false
    /*! … but stays what it was, so that it can be read. */
    property list<feedMessage> held
    readonly property list<feedMessage> messages: holding ? held : feed.messages
    property int chosen: 0
    readonly property int rowHeight: Math.max(24, Theme.caption + 12)
    readonly property var message: messages[chosen] ?? null
    readonly property bool located: message !== null && decoded.observations.some(o => !isNaN(o.longitude) && !isNaN(o.latitude))
    signal locateRequested(title: string, observations: list<decodedObservation>)

    function choose(index: int) {
        if (!holding)
            held = feed.messages;
        holding = true;
        chosen = index;
    }
    function follow() {
        holding = false;
        held = [];
        chosen = 0;
    }

    title: qsTr("Messages")
    subtitle: holding ? qsTr("Held for reading: newer ones are not shown.") : qsTr("The last that came, the newest first. Those with rejected records stay longer.")
    onFeedChanged: follow()

    CityTime { id: cityTime }
    DecodedTable {
        id: decoded
        observations: inspector.message?.decoded ?? []
    }

    Flickable {
        id: scroll
        readonly property int rowsShown: 8
        width: parent.width
        height: Math.min(rows.height, rowsShown * inspector.rowHeight)
        contentHeight: rows.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        visible: inspector.messages.length > 0
        T.ScrollBar.vertical: ThinScrollBar { }

        function reveal(row: int) {
            contentY = Math.max(row * inspector.rowHeight + inspector.rowHeight - height, Math.min(contentY, row * inspector.rowHeight));
        }
        Column {
            id: rows
            width: scroll.width
            Repeater {
                id: lines
                model: inspector.messages.length
                T.AbstractButton {
                    id: line
                    required property int index
                    readonly property var message: inspector.messages[index] ?? ({ receivedMilliseconds: NaN, origin: "", bytes: 0, accepted: 0, rejected: 0, leftOut: 0, reason: "" })
                    readonly property bool taken: message.rejected === 0 && (message.reason === "" || message.leftOut > 0)
                    width: parent?.width ?? 0
                    height: inspector.rowHeight
                    focusPolicy: Qt.StrongFocus
                    checked: inspector.chosen === index
                    Accessible.role: Accessible.ListItem
                    Accessible.name: qsTr("Message of %1, %2").arg(time.text).arg(FeedWords.outcome(message.accepted, message.rejected, message.leftOut))
                    Accessible.description: message.reason
                    onActiveFocusChanged: if (activeFocus)
                        scroll.reveal(index)
                    onClicked: inspector.choose(index)
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()
                    Keys.onUpPressed: lines.itemAt(index - 1)?.forceActiveFocus(Qt.BacktabFocusReason)
                    Keys.onDownPressed: lines.itemAt(index + 1)?.forceActiveFocus(Qt.TabFocusReason)
                    contentItem: RowLayout {
                        spacing: Theme.m
                        CaptionText {
                            id: time
                            Layout.leftMargin: Theme.s
                            text: cityTime.format(line.message.receivedMilliseconds, "HH:mm:ss.zzz")
                            color: Theme.text
                            font.features: Theme.numberFeatures
                        }
                        SeverityDot {
                            severity: line.taken ? 0 : 1
                        }
                        CaptionText {
                            Layout.fillWidth: true
                            text: line.message.reason === "" || (line.taken && line.message.accepted > 0) ? line.message.origin : line.message.reason
                            color: line.taken ? Theme.textMuted : Theme.severityTextColor(1)
                            elide: line.taken ? Text.ElideMiddle : Text.ElideRight
                        }
                        CaptionText {
                            text: FeedWords.outcome(line.message.accepted, line.message.rejected, line.message.leftOut)
                            font.features: Theme.numberFeatures
                        }
                        CaptionText {
                            Layout.preferredWidth: Math.round(64 * Theme.textScale)
                            Layout.rightMargin: Theme.s
                            horizontalAlignment: Text.AlignRight
                            text: FeedWords.size(line.message.bytes)
                            font.features: Theme.numberFeatures
                        }
                    }
                    background: Rectangle {
                        radius: Theme.radius
                        color: line.checked ? Theme.accentSoft : line.hovered ? Theme.surfaceHover : "transparent"
                        FocusRing { shown: line.visualFocus; gap: 0 }
                    }
                }
            }
        }
    }
    RowLayout {
        width: parent.width
        visible: inspector.message !== null
        spacing: Theme.s
        CaptionText {
            Layout.fillWidth: true
            text: [inspector.message?.origin ?? "", inspector.message?.reason ?? ""].filter(word => word !== "").join(" – ")
            wrapMode: Text.Wrap
        }
        ActionButton {
            visible: inspector.holding
            text: qsTr("Follow again")
            onClicked: inspector.follow()
        }
        ActionButton {
            visible: inspector.message !== null && inspector.message.accepted > 0
            enabled: inspector.located
            text: qsTr("Show its points")
            Accessible.description: enabled ? qsTr("Rings them on the map") : qsTr("None of its observations has a position")
            onClicked: inspector.locateRequested(qsTr("%1, message of %2").arg(inspector.feed.title)
                .arg(cityTime.format(inspector.message.receivedMilliseconds, "HH:mm:ss")), decoded.observations)
        }
        ActionButton {
            text: copied.running ? qsTr("Copied") : qsTr("Copy")
            onClicked: {
                TextOutput.copy(inspector.message.start);
                copied.restart();
            }
            Timer {
                id: copied
                interval: 2000
            }
        }
    }
    Grid {
        id: sides
        visible: inspector.message !== null
        width: parent.width
        // As it came, and beside it, where there is room, what was understood.
        columns: width > Math.round(680 * Theme.textScale) ? 2 : 1
        columnSpacing: Theme.l
        rowSpacing: Theme.s
        // What was understood has five columns, and needs more of the room.
        readonly property real rawSide: columns === 1 ? width : Math.round((width - columnSpacing) * 0.36)
        readonly property real understoodSide: columns === 1 ? width : width - columnSpacing - rawSide

        Column {
            width: sides.rawSide
            spacing: Theme.xs
            CaptionText {
                width: parent.width
                text: inspector.message !== null && inspector.message.cut
                    ? qsTr("The beginning of %1 as it came").arg(FeedWords.size(inspector.message.bytes)) : qsTr("As it came")
            }
            RawText {
                height: Math.min(implicitHeight, Math.round(220 * Theme.textScale))
                name: qsTr("Beginning of the message")
                text: inspector.message?.start ?? ""
            }
        }
        Column {
            width: sides.understoodSide
            spacing: Theme.xs
            CaptionText {
                width: parent.width
                text: decoded.observations.length < (inspector.message?.accepted ?? 0)
                    ? qsTr("The first %1 of %2 observations").arg(FeedWords.count(decoded.observations.length)).arg(FeedWords.count(inspector.message.accepted)) : qsTr("As it was understood")
                font.features: Theme.numberFeatures
            }
            RawTable {
                model: decoded
                rowsShown: 8
            }
        }
    }
    EmptyState {
        visible: inspector.messages.length === 0
        icon: "activity"
        title: qsTr("No message yet")
        text: inspector.feed.state === FeedStatus.Stopped ? qsTr("No source of this feed is running.")
            : qsTr("What comes is shown here as it came, with what was made of it.")
    }
}
