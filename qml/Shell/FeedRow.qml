// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! One feed of the list: how it is, what it is and where it comes from, its figures; and, if all is not well, why. */
T.AbstractButton {
    id: row

    required property FeedStatus feed
    /*! Beside its page: no figures. */
    property bool compact: false
    property bool current: false
    property real stateWidth: 150
    property real figureWidth: 72
    readonly property int severity: FeedWords.severity(feed.state)
    readonly property string condition: FeedWords.condition(feed)

    implicitHeight: words.implicitHeight + 2 * Theme.s
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [feed.title, condition, FeedWords.since(feed)].filter(word => word !== "").join(", ")
    Accessible.description: [feed.reason, FeedWords.place(feed)].filter(word => word !== "").join(", ")

    contentItem: Item {
        SeverityDot {
            id: dot
            x: Theme.m
            y: Theme.s + (stateWord.height - height) / 2
            severity: row.severity
        }
        Column {
            id: state
            visible: !row.compact
            anchors { left: dot.right; leftMargin: Theme.s; top: parent.top; topMargin: Theme.s }
            width: row.stateWidth - x
            BodyText {
                id: stateWord
                width: parent.width
                text: row.condition
                color: Theme.severityTextColor(row.severity)
            }
            CaptionText {
                width: parent.width
                text: FeedWords.since(row.feed)
                font.features: Theme.numberFeatures
            }
        }
        Column {
            id: words
            anchors { left: row.compact ? dot.right : parent.left; leftMargin: row.compact ? Theme.s : row.stateWidth
                      right: figures.visible ? figures.left : parent.right; rightMargin: Theme.s; top: parent.top; topMargin: Theme.s }
            spacing: 1
            Item {
                width: parent.width
                height: title.implicitHeight
                BodyText {
                    id: title
                    width: Math.min(implicitWidth, parent.width - (mark.visible ? mark.width + Theme.s : 0))
                    text: row.feed.title
                    font.weight: Font.Medium
                }
                CaptionText {
                    id: mark
                    visible: row.feed.simulated && !row.compact
                    anchors { left: title.right; leftMargin: Theme.s; baseline: title.baseline }
                    text: qsTr("SIMULATED")
                    color: Theme.severityColor(1)
                    font.letterSpacing: 0.6
                }
            }
            CaptionText {
                width: parent.width
                text: row.compact ? qsTr("%1 · %2").arg(row.condition).arg(FeedWords.age(row.feed)) : FeedWords.place(row.feed)
                elide: row.compact ? Text.ElideRight : Text.ElideMiddle
                font.features: Theme.numberFeatures
            }
            CaptionText {
                visible: text !== "" && !row.compact
                width: row.width - row.stateWidth - Theme.m
                text: row.feed.reason
                color: Theme.severityTextColor(row.severity)
                wrapMode: Text.Wrap
                maximumLineCount: 2
            }
        }
        FeedFigures {
            id: figures
            visible: !row.compact
            anchors { right: parent.right; rightMargin: Theme.m; top: parent.top; topMargin: Theme.s + 1 }
            cellWidth: row.figureWidth
            cells: row.compact ? [] : [
                { text: FeedWords.count(row.feed.perMinute), severity: 0 },
                { text: FeedWords.lag(row.feed), severity: 0, wide: true, hint: FeedWords.lagHint(row.feed) },
                { text: FeedWords.count(row.feed.accepted), severity: 0 },
                { text: FeedWords.count(row.feed.rejected), severity: row.feed.rejected > 0 ? 1 : 0 },
                { text: FeedWords.count(row.feed.dropped), severity: row.feed.dropped > 0 ? 1 : 0 },
                { text: FeedWords.count(row.feed.queued), severity: 0 },
                { text: FeedWords.age(row.feed), severity: row.feed.lastMilliseconds > 0 ? 0 : -1 }]
        }
        Rectangle {
            visible: row.feed.progress < 1
            anchors { left: parent.left; bottom: parent.bottom }
            width: parent.width * row.feed.progress
            height: 2
            color: Theme.accent
        }
    }
    background: Rectangle {
        color: row.down ? Theme.surfacePressed : row.current && row.compact ? Theme.accentSoft
             : row.hovered ? Theme.surfaceHover : "transparent"
    }
}
