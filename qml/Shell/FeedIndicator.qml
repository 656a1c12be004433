// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! One source of data: how it is, its name, the age of its newest datum; counts in the hint. Leads to its page. */
T.AbstractButton {
    id: control

    required property FeedStatus feed
    readonly property bool aged: feed.progress === 1 && [FeedStatus.Live, FeedStatus.Degraded, FeedStatus.Stale].includes(feed.state)
    readonly property string stateText: aged ? FeedWords.age(feed) : FeedWords.condition(feed)

    implicitWidth: row.implicitWidth + 2 * Theme.s
    implicitHeight: Math.max(24, row.implicitHeight)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: feed.title + ", " + stateText
    Accessible.description: hint
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    readonly property string hint: [
        feed.title + " – " + FeedWords.place(feed),
        [FeedWords.condition(feed), FeedWords.since(feed)].filter(word => word !== "").join(" "),
        feed.reason,
        qsTr("%1 accepted, %2 rejected, %3 dropped").arg(FeedWords.count(feed.accepted)).arg(FeedWords.count(feed.rejected))
            .arg(FeedWords.count(feed.dropped))
    ].filter(line => line !== "").join("\n")

    contentItem: Row {
        id: row
        spacing: 6
        SeverityDot {
            severity: FeedWords.severity(control.feed.state)
            anchors.verticalCenter: parent.verticalCenter
        }
        CaptionText {
            anchors.verticalCenter: parent.verticalCenter
            text: control.feed.title
            color: Theme.text
        }
        CaptionText {
            anchors.verticalCenter: parent.verticalCenter
            text: control.stateText
            font.features: Theme.numberFeatures
        }
        Rectangle {
            visible: control.feed.progress < 1
            anchors.verticalCenter: parent.verticalCenter
            width: 48
            height: 3
            color: Theme.outline
            Rectangle {
                width: parent.width * control.feed.progress
                height: parent.height
                color: Theme.accent
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.hovered ? Theme.surfaceHover : "transparent"
        FocusRing { shown: control.visualFocus; gap: 0 }
    }
    Loader {
        active: control.hovered || control.visualFocus
        sourceComponent: Hint {
            parent: control
            y: -implicitHeight - Theme.xs
            visible: true
            text: control.hint
        }
    }
}
