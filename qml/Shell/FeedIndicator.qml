// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! One source of data: how it is, its name, the age of its newest datum; counts in the hint. */
T.AbstractButton {
    id: control

    required property FeedStatus feed
    readonly property int severity: feed.state === FeedStatus.Live ? 0 : feed.state === FeedStatus.Stale ? 1
        : feed.state === FeedStatus.Down ? 2 : -1
    readonly property string stateText: feed.progress < 1 ? qsTr("filling in %1 %").arg(Math.floor(feed.progress * 100))
        : feed.state === FeedStatus.Connecting ? qsTr("connecting") : feed.state === FeedStatus.Down ? qsTr("down")
        : feed.state === FeedStatus.Stopped ? qsTr("stopped")
        : feed.lastMilliseconds > 0 ? cityTime.ago(Clock.nowMilliseconds + Clock.lagMilliseconds - feed.lastMilliseconds) : qsTr("no data")

    implicitWidth: row.implicitWidth + 2 * Theme.s
    implicitHeight: Math.max(24, row.implicitHeight)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.StaticText
    Accessible.name: feed.title + ", " + stateText
    Accessible.description: hint

    readonly property string hint: [
        feed.title + " – " + feed.source,
        feed.reason,
        qsTr("%1 accepted, %2 rejected, %3 dropped").arg(count(feed.accepted)).arg(count(feed.rejected)).arg(count(feed.dropped))
    ].filter(line => line !== "").join("\n")

    function count(value: real): string {
        return Number(value).toLocaleString(Qt.locale(), "f", 0);
    }

    CityTime { id: cityTime }

    contentItem: Row {
        id: row
        spacing: 6
        SeverityDot {
            severity: control.severity
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
