// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Theme

/*!
    The clock's controls, over the track of time. What is needed least gives way first, by the widths that the words have in the
    language in use, so that nothing ever lies over anything else.
*/
RowLayout {
    id: bar

    required property PlaybackControl playback
    required property TimelineModel model
    /*! Of time that one bar of the histogram stands for; empty = nothing is counted. */
    required property string barLength
    /*! What is wrong with the histogram; empty = nothing. */
    property string error
    property alias transport: buttons
    property alias rate: rateControl
    property alias jump: jumpField
    signal jumped()

    readonly property var spans: [3600000, 6 * 3600000, 24 * 3600000, 7 * 24 * 3600000, 30 * 24 * 3600000]
    readonly property string problem: error !== "" ? error : playback.problem
    readonly property string briefly: barLength === "" ? "" : (model.usualKnown ? qsTr("Bars: %1; lines: usual") : qsTr("Bars: %1")).arg(barLength)
    readonly property string wholly: barLength === "" ? ""
        : (model.usualKnown ? qsTr("Bars: observations in %1; lines: usual, the median of up to four weeks; the number beside a lane is a full bar")
                            : qsTr("Bars: observations in %1; the number beside a lane is a full bar")).arg(barLength)
    /*! What there is room for, the most needed first; what is always there is subtracted before. */
    readonly property var fits: {
        const always = [buttons.implicitWidth, rateControl.briefWidth, loopButtons.briefWidth, bookmarksButton.implicitWidth, jumpField.implicitWidth];
        let left = width - always.reduce((sum, w) => sum + w + Theme.s, 0);
        const take = needed => {
            const there = needed <= left;
            left -= there ? needed : 0;
            return there;
        };
        return {
            problem: problem !== "" && take(Math.min(widthOf(problem), 200 * Theme.textScale)),
            spans: take(spanChoice.implicitWidth + Theme.s),
            brief: take(widthOf(briefly)),
            slider: take(rateControl.wholeWidth - rateControl.briefWidth),
            air: take(6 * (Theme.l - Theme.s)),
            loop: take(loopButtons.wholeWidth - loopButtons.briefWidth),
            wholly: take(widthOf(wholly) - widthOf(briefly))
        };
    }

    function nameBookmark(milliseconds: double) {
        bookmarks.nameThis(milliseconds);
    }
    function widthOf(words: string): real {
        return metrics.height <= 0 || words === "" ? 0 : Math.ceil(metrics.advanceWidth(words)) + 2; // the height tells when the font is another
    }

    height: Theme.target
    spacing: fits.air ? Theme.l : Theme.s

    FontMetrics {
        id: metrics
        font { family: Theme.family; pixelSize: Theme.caption }
    }

    TransportButtons {
        id: buttons
        playback: bar.playback
    }
    RateControl {
        id: rateControl
        brief: !bar.fits.slider
    }
    LoopButtons {
        id: loopButtons
        playback: bar.playback
        wordy: bar.fits.loop
    }
    IconButton {
        id: bookmarksButton
        iconName: "bookmark"
        tooltip: qsTr("Bookmarks (B)")
        checked: bookmarks.visible
        onClicked: bookmarks.visible ? bookmarks.close() : bar.playback.requestBookmark()
        BookmarkPanel {
            id: bookmarks
            y: -height - Theme.xs
            playback: bar.playback
        }
    }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true
        CaptionText {
            id: caption
            anchors.fill: parent
            visible: bar.problem !== "" ? bar.fits.problem : bar.fits.brief
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            text: bar.problem !== "" ? bar.problem : bar.fits.wholly ? bar.wholly : bar.briefly
            color: bar.problem !== "" ? Theme.severityTextColor(bar.error !== "" ? 2 : 1) : Theme.textMuted
            HoverHandler { id: pointer }
            Loader {
                active: pointer.hovered && caption.truncated
                sourceComponent: Hint {
                    parent: caption
                    y: -implicitHeight - Theme.xs
                    visible: true
                    text: caption.text
                }
            }
        }
    }
    SegmentedControl {
        id: spanChoice
        readonly property int nearest: bar.spans.findIndex(s => Math.abs(s - bar.model.span) < 1000)
        visible: bar.fits.spans
        model: [qsTr("1 h"), qsTr("6 h"), qsTr("24 h"), qsTr("7 d"), qsTr("30 d"), qsTr("All")]
        currentIndex: nearest
        Accessible.name: qsTr("Length of the timeline")
        onActivated: index => {
            if (index < bar.spans.length)
                bar.model.showSpan(bar.spans[index]);
            else
                bar.model.showAll();
        }
    }
    JumpField {
        id: jumpField
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.target
        Layout.maximumWidth: implicitWidth
        onDone: bar.jumped()
    }
}
