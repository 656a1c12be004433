// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    The lowest line: the chosen module's feeds and whichever other needs attention, how many there are, how old the newest datum
    of the slowest of those shown is, and what was lost on the way.
*/
Rectangle {
    id: bar

    readonly property double realNow: Clock.nowMilliseconds + Clock.lagMilliseconds
    readonly property list<FeedStatus> shown: Registry.feeds.filter(f => f.feed.startsWith(Selection.module + ".")
        || f.state === FeedStatus.Stale || f.state === FeedStatus.Down || f.progress < 1)
    readonly property int live: Registry.feeds.filter(f => f.state === FeedStatus.Live).length
    readonly property double worstAge: shown.reduce((worst, f) =>
        f.lastMilliseconds > 0 && f.state !== FeedStatus.Stopped ? Math.max(worst, bar.realNow - f.lastMilliseconds) : worst, -1)
    readonly property double rejected: Registry.feeds.reduce((sum, f) => sum + f.rejected, 0)
    readonly property double dropped: Registry.feeds.reduce((sum, f) => sum + f.dropped, 0)

    implicitHeight: Math.max(28, Theme.caption + 16)
    color: Theme.ground
    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Status")

    CityTime { id: cityTime }

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.s; rightMargin: Theme.l }
        spacing: Theme.l
        ListView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            orientation: ListView.Horizontal
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            spacing: Theme.s
            model: bar.shown
            delegate: FeedIndicator {
                required property FeedStatus modelData
                feed: modelData
                height: ListView.view.height
            }
        }
        CaptionText {
            visible: Registry.feeds.length === 0
            text: qsTr("No feeds")
        }
        CaptionText {
            visible: Registry.feeds.length > bar.shown.length
            text: qsTr("%1 of %2 feeds live").arg(bar.live).arg(Registry.feeds.length)
            font.features: Theme.numberFeatures
        }
        CaptionText {
            visible: bar.worstAge >= 0
            text: qsTr("Oldest data %1").arg(cityTime.span(bar.worstAge))
            font.features: Theme.numberFeatures
        }
        LossCounter {
            text: qsTr("Rejected %1")
            count: bar.rejected
        }
        LossCounter {
            text: qsTr("Dropped %1")
            count: bar.dropped
        }
    }

    component LossCounter: RowLayout {
        property string text
        property double count
        spacing: Theme.xs
        SeverityDot {
            visible: parent.count > 0
            severity: 1
        }
        CaptionText {
            text: parent.text.arg(Number(parent.count).toLocaleString(Qt.locale(), "f", 0))
            color: parent.count > 0 ? Theme.severityColor(1) : Theme.textMuted
            font.features: Theme.numberFeatures
        }
    }
}
