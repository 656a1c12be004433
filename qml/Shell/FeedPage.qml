// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! All that is known of one feed: how it is and why, its figures, its last hour, and its messages as they came. */
Item {
    id: page

    required property FeedStatus feed
    readonly property int severity: FeedWords.severity(feed.state)
    readonly property bool settled: !course.loading
    signal backRequested()
    signal entityFound(feed: string, entityId: string)
    signal changeRequested(test: bool)
    signal locateRequested(title: string, observations: list<decodedObservation>)

    Accessible.role: Accessible.Pane
    Accessible.name: feed.title

    CityTime { id: cityTime }
    FeedCourse {
        id: course
        feed: page.feed.feed
        onNewestFound: entity => {
            controls.locating = false;
            if (entity.valid)
                page.entityFound(entity.feed, entity.id);
            else
                page.nowhere = qsTr("Nothing of this feed was observed in the day before the clock's time.");
        }
        onNewestFailed: reason => {
            controls.locating = false;
            page.nowhere = qsTr("What was observed last cannot be read: %1").arg(reason);
        }
    }
    /*! Why its newest datum is not shown on the map; empty = nobody asked, or it is. */
    property string nowhere
    /*! The clock's last hour, where that is not the last of the figures above, which are of the present; empty = it is. */
    readonly property string earlier: Clock.mode === Clock.Live ? ""
        : qsTr("%1–%2", "from an instant to the time of day an hour later").arg(cityTime.dateTime(course.beginMilliseconds)).arg(cityTime.time(course.endMilliseconds))
    onFeedChanged: {
        nowhere = "";
        controls.locating = false;
        flick.contentY = 0;
    }

    RowLayout {
        id: header
        anchors { left: parent.left; right: parent.right; leftMargin: Theme.s; rightMargin: Theme.l }
        spacing: Theme.s
        IconButton {
            iconName: "back"
            tooltip: qsTr("All feeds (Escape)")
            onClicked: page.backRequested()
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            HeadingText {
                Layout.fillWidth: true
                text: page.feed.title
            }
            CaptionText {
                Layout.fillWidth: true
                text: page.feed.feed
            }
        }
        SimulatedBadge { visible: page.feed.simulated }
    }
    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom; topMargin: Theme.s }
        contentWidth: width
        contentHeight: body.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ThinScrollBar { }

        Column {
            id: body
            x: Theme.l
            width: flick.width - 2 * Theme.l
            spacing: Theme.m

            Row {
                width: parent.width
                spacing: Theme.s
                SeverityDot {
                    id: dot
                    severity: page.severity
                    implicitWidth: 16
                    implicitHeight: 16
                    y: (word.height - height) / 2
                }
                TitleText {
                    id: word
                    text: [FeedWords.condition(page.feed), FeedWords.since(page.feed)].filter(w => w !== "").join(" ")
                    color: Theme.severityTextColor(page.severity)
                    font.features: Theme.numberFeatures
                }
            }
            BodyText {
                width: parent.width
                visible: text !== ""
                text: page.feed.reason
                wrapMode: Text.Wrap
            }
            FeedControls {
                id: controls
                width: parent.width
                feed: page.feed
                onLocateRequested: {
                    locating = true;
                    page.nowhere = "";
                    course.findNewest();
                }
                onChangeRequested: test => page.changeRequested(test)
            }
            CaptionText {
                width: parent.width
                visible: text !== ""
                text: page.nowhere
                color: Theme.severityColor(1)
                wrapMode: Text.Wrap
            }
            Hairline { width: parent.width }
            Grid {
                id: tiles
                width: parent.width
                columns: Math.max(2, Math.min(facts.length, Math.floor(width / Math.round(136 * Theme.textScale))))
                columnSpacing: Theme.l
                rowSpacing: Theme.m
                readonly property real tile: (width - (columns - 1) * columnSpacing) / columns
                readonly property list<var> facts: [
                    { label: qsTr("Newest datum"), value: FeedWords.age(page.feed),
                      caption: page.feed.lastMilliseconds > 0 ? cityTime.dateTime(page.feed.lastMilliseconds) : "",
                      severity: page.feed.lastMilliseconds > 0 ? 0 : -1 },
                    { label: qsTr("Lag until received"), value: FeedWords.delay(page.feed.lagMilliseconds),
                      caption: isNaN(page.feed.shownLagMilliseconds) ? qsTr("until shown: –")
                          : qsTr("+ %1 until shown").arg(FeedWords.delay(page.feed.shownLagMilliseconds)), severity: 0 },
                    { label: qsTr("Accepted"), value: FeedWords.count(page.feed.accepted), caption: qsTr("observations"), severity: 0 },
                    { label: qsTr("Rejected"), value: FeedWords.count(page.feed.rejected), caption: qsTr("records"),
                      severity: page.feed.rejected > 0 ? 1 : 0 },
                    ...(page.feed.leftOut > 0 ? [{ label: qsTr("Left out"), value: FeedWords.count(page.feed.leftOut),
                                                   caption: qsTr("sound, not for here"), severity: 0 }] : []),
                    { label: qsTr("Dropped"), value: FeedWords.count(page.feed.dropped), caption: qsTr("queue was full"),
                      severity: page.feed.dropped > 0 ? 1 : 0 },
                    { label: qsTr("Queued"), value: FeedWords.count(page.feed.queued), caption: qsTr("waiting"), severity: 0 }]
                Repeater {
                    model: tiles.facts.length
                    StatTile {
                        required property int index
                        readonly property var fact: tiles.facts[index]
                        width: tiles.tile
                        label: fact.label
                        value: fact.value
                        caption: fact.caption
                        severity: fact.severity
                    }
                }
            }
            Item {
                width: parent.width
                height: Math.round(72 * Theme.textScale)
                Accessible.role: Accessible.Chart
                Accessible.name: (page.earlier === "" ? qsTr("Observations a minute in the last hour, at most %1")
                    : qsTr("Observations a minute, %1, at most %2").arg(page.earlier)).arg(FeedWords.count(course.highest))
                StatTile {
                    id: rate
                    width: tiles.tile
                    anchors.verticalCenter: parent.verticalCenter
                    label: qsTr("Per minute")
                    value: FeedWords.count(page.feed.perMinute)
                    caption: qsTr("observations")
                }
                Sparkline {
                    anchors { left: rate.right; leftMargin: Theme.l; right: parent.right; top: parent.top; bottom: hour.top }
                    visible: course.error === "" && course.highest > 0
                    values: course.perMinute
                    reference: 0
                    lineColor: Theme.accent
                }
                CaptionText {
                    id: hour
                    anchors { left: rate.right; leftMargin: Theme.l; right: parent.right; bottom: parent.bottom }
                    text: course.error !== "" ? course.error
                        : course.highest > 0 ? (page.earlier === "" ? qsTr("The last hour by minutes, at most %1")
                            : qsTr("%1 by minutes, at most %2").arg(page.earlier)).arg(FeedWords.count(course.highest))
                        : course.loading ? qsTr("Loading …") : page.earlier === "" ? qsTr("Nothing was observed in the last hour")
                        : qsTr("%1: nothing was observed").arg(page.earlier)
                    color: course.error !== "" ? Theme.severityColor(2) : Theme.textMuted
                    font.features: Theme.numberFeatures
                }
            }
            Hairline { width: parent.width }
            Column {
                width: Math.min(parent.width, Math.round(560 * Theme.textScale))
                spacing: Theme.xs
                StatRow { label: qsTr("Source"); value: FeedWords.source(page.feed) }
                StatRow { label: qsTr("Endpoint"); value: page.feed.endpoint; visible: value !== "" }
                StatRow { label: qsTr("Format"); value: page.feed.format !== "" ? page.feed.format : qsTr("recognised by content") }
                RowLayout {
                    id: kept
                    width: parent.width
                    spacing: Theme.s
                    Accessible.role: Accessible.StaticText
                    Accessible.name: keptLabel.text + ": " + keptValue.text
                    BodyText {
                        id: keptLabel
                        Layout.fillWidth: true
                        Layout.minimumWidth: 64
                        Layout.alignment: Qt.AlignTop
                        text: qsTr("Kept")
                        color: Theme.textMuted
                    }
                    // What is kept how finely and for how long can be a sentence.
                    NumberText {
                        id: keptValue
                        Layout.maximumWidth: kept.width * 0.7
                        text: page.feed.retention === "" ? qsTr("all, for ever") : page.feed.retention
                        horizontalAlignment: Text.AlignRight
                        wrapMode: Text.Wrap
                    }
                }
            }
            Hairline { width: parent.width }
            FeedMessages {
                topPadding: 0
                feed: page.feed
                onLocateRequested: (title, observations) => page.locateRequested(title, observations)
            }
        }
    }
}
