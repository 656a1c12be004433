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
    /*! What is looked at while it is held; null = the list follows. */
    property var held: null
    readonly property var messages: held ?? feed.messages
    property int chosen: 0
    readonly property int rowHeight: Math.max(24, Theme.caption + 12)
    readonly property var message: messages[chosen] ?? null

    function choose(index: int) {
        // A copy: the list itself would go on changing.
        held = held ?? Array.from(messages, m => ({ receivedMilliseconds: m.receivedMilliseconds, origin: m.origin, bytes: m.bytes,
            start: m.start, accepted: m.accepted, rejected: m.rejected, reason: m.reason }));
        chosen = index;
    }
    function follow() {
        held = null;
        chosen = 0;
    }

    title: qsTr("Messages")
    subtitle: held ? qsTr("Held for reading: newer ones are not shown.") : qsTr("The last that came, the newest first.")
    onFeedChanged: follow()

    CityTime { id: cityTime }

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
                    readonly property var message: inspector.messages[index] ?? ({ receivedMilliseconds: NaN, origin: "", bytes: 0, accepted: 0, rejected: 0, reason: "" })
                    readonly property bool taken: message.rejected === 0 && message.reason === ""
                    width: parent?.width ?? 0
                    height: inspector.rowHeight
                    focusPolicy: Qt.StrongFocus
                    checked: inspector.chosen === index
                    Accessible.role: Accessible.ListItem
                    Accessible.name: qsTr("Message of %1, %2 accepted, %3 rejected").arg(time.text).arg(message.accepted).arg(message.rejected)
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
                            text: line.taken || line.message.reason === "" ? line.message.origin : line.message.reason
                            color: line.taken ? Theme.textMuted : Theme.severityTextColor(1)
                            elide: line.taken ? Text.ElideMiddle : Text.ElideRight
                        }
                        CaptionText {
                            text: line.message.rejected > 0 ? qsTr("%1 accepted, %2 rejected").arg(line.message.accepted).arg(line.message.rejected)
                                : qsTr("%1 accepted").arg(line.message.accepted)
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
            visible: inspector.held !== null
            text: qsTr("Follow again")
            onClicked: inspector.follow()
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
    RawText {
        visible: inspector.message !== null
        height: Math.min(implicitHeight, Math.round(220 * Theme.textScale))
        name: qsTr("Beginning of the message")
        text: inspector.message?.start ?? ""
    }
    CaptionText {
        visible: inspector.message !== null && inspector.message.bytes > inspector.message.start.length
        width: parent.width
        text: qsTr("The beginning of %1 as it came").arg(FeedWords.size(inspector.message?.bytes ?? 0))
    }
    EmptyState {
        visible: inspector.messages.length === 0
        icon: "activity"
        title: qsTr("No message yet")
        text: inspector.feed.state === FeedStatus.Stopped ? qsTr("No source of this feed is running.")
            : qsTr("What comes is shown here as it came, with what was made of it.")
    }
}
