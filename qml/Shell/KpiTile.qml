// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*!
    One number of the city: value and unit, how it stands against its reference, its course. Colour appears only when the
    value is past a limit; a value that is not known is hatched and says so. Where it rests on less than all its sources it says
    that, and leads to them.
*/
Item {
    id: tile

    required property KpiDescriptor kpi
    readonly property var metric: kpi.metric
    readonly property bool known: !isNaN(kpi.value)
    readonly property int severity: metric.severity(kpi.value)
    readonly property double delta: KpiWords.delta(kpi)
    readonly property bool even: KpiWords.even(kpi)
    readonly property bool worse: !even && metric.goodDirection !== 0 && delta * metric.goodDirection < 0
    readonly property string comparison: KpiWords.comparison(kpi)
    /*! How many lines there are for the comparison. */
    property int lines: 1
    /*! At the left and right of what it says. */
    property int margin: Theme.l
    /*! At the present only: what feeds do now says nothing of a number of the past. */
    readonly property int feedsDown: feedsThatAre(FeedStatus.Down)
    readonly property int feedsStale: feedsThatAre(FeedStatus.Stale)
    /*! Of the entities that should have been heard; of a number of reports, of the sources that bring them. */
    readonly property real coverage: isNaN(kpi.coverage) ? sourcesLive() : kpi.coverage
    /*! Said of every number that is known, also where it is all of them; not of numbers of reports of the past. */
    readonly property string share: known && !isNaN(coverage) ? qsTr("This number rests on %1 % of its sources.").arg(sharePercent) : ""
    /*! Never a whole 100 while one is missing, nor 0 while one is heard. */
    readonly property int sharePercent: coverage > 0.99 && coverage < 1 ? 99 : coverage > 0 && coverage < 0.01 ? 1 : Math.round(coverage * 100)
    signal feedsRequested()

    function feedsThatAre(state: int): int {
        return Clock.mode !== Clock.Live ? 0 : Registry.feeds.filter(f => f.state === state && f.feed.startsWith(kpi.moduleId + ".")).length;
    }

    /*! Share of the sources that bring the number's feeds; NaN where there are none, and in the past, of which nobody knows it. */
    function sourcesLive(): real {
        const sources = Clock.mode !== Clock.Live ? [] : Registry.feeds.filter(f => kpi.feeds.includes(f.feed) && f.state !== FeedStatus.Stopped);
        return sources.filter(f => f.state === FeedStatus.Live || f.state === FeedStatus.Degraded).length / sources.length;
    }

    implicitWidth: 264
    implicitHeight: Theme.caption * 2 + Theme.display + 42
    Accessible.role: Accessible.StaticText
    Accessible.name: metric.title + ": " + (known ? metric.format(kpi.value) : qsTr("unknown"))
    Accessible.description: [comparison, share].filter(w => w !== "").join("\n")

    Hatch {
        anchors.fill: parent
        visible: !tile.known
        color: Theme.translucent(Theme.unknown, 0.18)
        spacing: 10
    }
    HoverHandler { id: pointer }
    Loader {
        active: pointer.hovered && !basis.hovered && !basis.visualFocus
        sourceComponent: Hint {
            parent: tile
            visible: true
            text: [tile.metric.title + (tile.comparison !== "" ? ": " + tile.comparison : ""), tile.metric.description, tile.share].filter(w => w !== "").join("\n")
        }
    }
    CaptionText {
        id: title
        anchors { left: parent.left; right: basis.visible ? basis.left : parent.right; top: parent.top; leftMargin: tile.margin; rightMargin: Theme.s; topMargin: Theme.m - 2 }
        text: tile.metric.title
    }
    T.AbstractButton {
        id: basis
        readonly property bool partly: tile.known && tile.coverage < 0.9
        visible: partly || tile.feedsDown > 0 || tile.feedsStale > 0
        anchors { right: parent.right; rightMargin: tile.margin - Theme.xs; verticalCenter: title.verticalCenter }
        implicitWidth: Math.max(24, contentItem.implicitWidth + 2 * Theme.xs)
        implicitHeight: 24
        leftPadding: Theme.xs
        rightPadding: Theme.xs
        focusPolicy: Qt.StrongFocus
        text: partly ? qsTr("%1 % of sources").arg(tile.sharePercent) : tile.feedsDown > 0 ? qsTr("feeds down") : qsTr("feeds stale")
        /*! Where both have no room side by side the title goes first: the mark of what is unknown and the share remain. */
        readonly property bool brief: partly && titleRoom.advanceWidth + wholeRoom.advanceWidth + 2 * tile.margin + Theme.l + 2 * Theme.xs > tile.width
        Accessible.role: Accessible.Button
        Accessible.name: tile.metric.title + ": " + text
        Accessible.description: hint
        readonly property string hint: [
            tile.share,
            tile.feedsDown > 0 ? qsTr("%1 of the department's feeds are down.").arg(tile.feedsDown) : "",
            tile.feedsStale > 0 ? qsTr("%1 of the department's feeds are stale.").arg(tile.feedsStale) : "",
            qsTr("Open the feeds")].filter(line => line !== "").join("\n")
        onClicked: tile.feedsRequested()
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        contentItem: Row {
            spacing: Theme.xs
            SeverityDot {
                visible: basis.brief || tile.feedsDown > 0 || tile.feedsStale > 0
                anchors.verticalCenter: parent.verticalCenter
                severity: tile.feedsDown > 0 ? 2 : tile.feedsStale > 0 ? 1 : -1
            }
            CaptionText {
                anchors.verticalCenter: parent.verticalCenter
                text: basis.brief ? qsTr("%1 %").arg(tile.sharePercent) : basis.text
                color: Theme.severityColor(basis.partly || tile.feedsDown === 0 ? 1 : 2)
            }
        }
        background: Rectangle {
            radius: Theme.radius
            color: basis.down ? Theme.surfacePressed : basis.hovered ? Theme.surfaceHover : "transparent"
            FocusRing { shown: basis.visualFocus; gap: 0 }
        }
        Loader {
            active: basis.hovered || basis.visualFocus
            sourceComponent: Hint {
                parent: basis
                visible: true
                text: basis.hint
            }
        }
    }
    TextMetrics {
        id: titleRoom
        font: title.font
        text: title.text
    }
    TextMetrics {
        id: wholeRoom
        font: title.font
        text: basis.text
    }
    SeverityDot {
        id: mark
        visible: tile.severity > 0
        severity: tile.severity
        anchors { left: parent.left; leftMargin: tile.margin; verticalCenter: number.verticalCenter }
        implicitWidth: 16
        implicitHeight: 16
    }
    NumberText {
        id: number
        anchors { left: mark.visible ? mark.right : parent.left; leftMargin: mark.visible ? Theme.s : tile.margin; top: title.bottom; topMargin: 2 }
        text: tile.metric.formatNumber(tile.kpi.value)
        color: Theme.severityTextColor(tile.severity)
        font.pixelSize: Theme.display
        font.weight: Font.Medium
    }
    CaptionText {
        id: unit
        anchors { left: number.right; leftMargin: Theme.xs; baseline: number.baseline }
        visible: tile.known
        text: tile.metric.unit
        font.pixelSize: Theme.body
    }
    Sparkline {
        anchors { right: parent.right; rightMargin: tile.margin; verticalCenter: number.verticalCenter }
        width: Math.min(96, tile.width - tile.margin - Theme.m - (unit.visible ? unit.x + unit.width : number.x + number.width))
        visible: width >= 32
        values: tile.kpi.trend
        reference: tile.kpi.reference
        lineColor: tile.severity > 0 ? Theme.severityColor(tile.severity) : Theme.textMuted
    }
    Icon {
        id: arrow
        visible: tile.known && !isNaN(tile.delta) && !tile.even
        name: tile.delta > 0 ? "arrow-up" : "arrow-down"
        color: tile.worse && tile.severity > 0 ? Theme.severityColor(tile.severity) : Theme.textMuted
        anchors { left: parent.left; leftMargin: tile.margin - 1; top: against.top; topMargin: (Theme.caption + 3 - height) / 2 }
        implicitWidth: 12
        implicitHeight: 12
    }
    CaptionText {
        id: against
        anchors { left: arrow.visible ? arrow.right : parent.left; leftMargin: arrow.visible ? Theme.xs : tile.margin
                  right: parent.right; rightMargin: tile.margin; top: number.bottom; topMargin: 2 }
        text: KpiWords.briefly(tile.kpi).replace(/\//g, "/\u2060") // "km/h" stays in one line
        wrapMode: Text.Wrap
        maximumLineCount: tile.lines
    }
}
