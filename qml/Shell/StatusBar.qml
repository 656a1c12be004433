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
    The lowest line: the chosen module's feeds and whichever other needs attention, how many there are, how old the newest datum
    of the slowest of those shown is, and what was lost on the way. Each leads to the list of the feeds.
*/
Rectangle {
    id: bar

    readonly property double realNow: Clock.nowMilliseconds + Clock.lagMilliseconds
    readonly property int live: Registry.feeds.filter(f => f.state === FeedStatus.Live).length
    readonly property double worstAge: {
        let worst = -1;
        for (let row = 0; row < feeds.count; ++row) {
            const f = feeds.at(row);
            if (f.lastMilliseconds > 0 && f.state !== FeedStatus.Stopped && f.state !== FeedStatus.Paused)
                worst = Math.max(worst, bar.realNow - f.lastMilliseconds);
        }
        return worst;
    }
    readonly property double rejected: Registry.feeds.reduce((sum, f) => sum + f.rejected, 0)
    readonly property double dropped: Registry.feeds.reduce((sum, f) => sum + f.dropped, 0)
    signal feedsRequested()
    signal feedRequested(feed: FeedStatus)

    implicitHeight: Math.max(28, Theme.caption + 16)
    color: Theme.ground
    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Status")

    CityTime { id: cityTime }
    FeedList {
        id: feeds
        attentionOnly: true
        module: Selection.module
    }

    RowLayout {
        anchors { fill: parent; leftMargin: Theme.s; rightMargin: Theme.l }
        spacing: Theme.l
        RowLayout {
            id: unkept
            visible: HistoryHealth.problem !== ""
            Layout.leftMargin: Theme.s
            spacing: Theme.xs
            Accessible.role: Accessible.StaticText
            Accessible.name: kept.text
            Accessible.description: HistoryHealth.problem
            SeverityDot { severity: 2 }
            CaptionText {
                id: kept
                text: qsTr("Nothing is stored now")
                color: Theme.severityTextColor(2)
            }
            HoverHandler { id: unkeptPointer }
            Loader {
                active: unkeptPointer.hovered
                sourceComponent: Hint {
                    parent: unkept
                    y: -implicitHeight - Theme.xs
                    visible: true
                    text: HistoryHealth.problem
                }
            }
        }
        CaptionText { // whatever the clock shows, feeds run at the present
            visible: Clock.mode !== Clock.Live && Registry.feeds.length > 0
            Layout.leftMargin: Theme.s
            text: qsTr("Feeds as they are now, %1:").arg(cityTime.time(bar.realNow))
            color: Theme.accent
            font.features: Theme.numberFeatures
        }
        CaptionText { // of the whole city only those are shown that need attention
            visible: feeds.count === 0 && Registry.feeds.length > 0
            Layout.leftMargin: Clock.mode === Clock.Live ? Theme.s : 0
            text: Registry.feeds.every(f => f.state === FeedStatus.Stopped) ? qsTr("no source is running") : qsTr("none needs attention")
        }
        ListView {
            id: list
            /*! Up to where there is room; what does not stand wholly before it is not begun. */
            readonly property real edge: contentX + width
            /*! How many that are. */
            readonly property int rest: {
                let begun = contentWidth <= 0; // which tells when one has grown
                for (let i = 0; i < count; ++i) {
                    const item = itemAtIndex(i);
                    if (item ? item.x + item.width > edge + 0.5 : begun)
                        return count - i;
                    begun = begun || item !== null;
                }
                return 0;
            }
            Layout.fillWidth: true
            Layout.fillHeight: true
            orientation: ListView.Horizontal
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            spacing: Theme.s
            model: feeds
            delegate: FeedIndicator {
                required property int index
                height: ListView.view.height
                opacity: activeFocus || x + width <= list.edge + 0.5 ? 1 : 0
                onActiveFocusChanged: if (activeFocus)
                    list.positionViewAtIndex(index, ListView.Contain)
                onClicked: bar.feedRequested(feed)
            }
        }
        CaptionText {
            visible: list.rest > 0
            text: qsTr("+%1", "feeds that there is no room for").arg(list.rest)
            font.features: Theme.numberFeatures
        }
        T.AbstractButton {
            id: all
            Layout.fillHeight: true
            implicitWidth: contentItem.implicitWidth + 2 * Theme.s
            implicitHeight: 24
            leftPadding: Theme.s
            rightPadding: Theme.s
            focusPolicy: Qt.StrongFocus
            text: Registry.feeds.length === 0 ? qsTr("No feeds") : qsTr("%1 of %2 feeds live").arg(bar.live).arg(Registry.feeds.length)
            Accessible.role: Accessible.Button
            Accessible.name: text
            Accessible.description: qsTr("All feeds (Ctrl E)")
            onClicked: bar.feedsRequested()
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            contentItem: CaptionText {
                text: all.text
                color: Theme.text
                font.features: Theme.numberFeatures
                verticalAlignment: Text.AlignVCenter
            }
            background: Rectangle {
                radius: Theme.radius
                color: all.down ? Theme.surfacePressed : all.hovered ? Theme.surfaceHover : "transparent"
                FocusRing { shown: all.visualFocus; gap: 0 }
            }
            Loader {
                active: all.hovered || all.visualFocus
                sourceComponent: Hint {
                    parent: all
                    y: -implicitHeight - Theme.xs
                    visible: true
                    text: qsTr("All feeds (Ctrl E)")
                }
            }
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
