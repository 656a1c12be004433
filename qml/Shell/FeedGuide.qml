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
    The guide that connects a source, or changes one: where it is, what it gives, what that is, and how it looks on the map beside
    which the guide stands. Nothing is written before the person says so. Escape stops the sampling, then leaves.
*/
T.Popup {
    id: guide

    required property FeedPreview preview
    /*! What stays free above it. */
    property real roomAbove: 0
    /*! As wide as what it stands on, so that nothing else is covered; 0 = it stands on the map. */
    property real ground: 0
    /*! Whose entry is changed; null = one more source. */
    property FeedStatus changing: null
    readonly property feedSample sample: FeedSetup.sample
    readonly property bool sampling: FeedSetup.stage === FeedSetup.Sampling
    readonly property bool interpreting: FeedSetup.stage === FeedSetup.Interpreting
    readonly property bool sampled: sample.payloads > 0
    readonly property bool settled: !opened || !(sampling || interpreting)
    readonly property list<string> simulations: form.entry.feed === "" ? [] : FeedSetup.simulationsOf(form.entry.feed)
    property string saveProblem
    signal located(box: rect)
    signal connected(status: FeedStatus)

    function connectNew(entry: feedEntry) {
        changing = null;
        begin(entry);
    }
    function change(status: FeedStatus, test: bool) {
        changing = status;
        begin(FeedSetup.entryOf(status));
        if (test)
            ask();
    }
    function begin(entry: feedEntry) {
        FeedSetup.cancel();
        saveProblem = "";
        open();
        form.begin(entry);
        matches.mapping = entry.mapping.includes("/") ? entry.mapping : "";
        flick.contentY = 0;
    }
    function ask() {
        saveProblem = "";
        FeedSetup.ask(form.entry);
    }
    /*! Another source than the one that was sampled: what was found is not true of it. */
    function forget() {
        saveProblem = "";
        if (FeedSetup.stage !== FeedSetup.Idle)
            FeedSetup.cancel();
        if (!changing)
            readAs("", "", "");
    }
    function readAs(feed: string, format: string, mapping: string) {
        form.entry.feed = feed;
        form.entry.format = format;
        form.entry.mapping = mapping;
    }
    function interpret() {
        if (sampled && (form.entry.feed !== "" || form.entry.mapping !== ""))
            FeedSetup.interpret(form.entry);
    }
    function show() {
        const match = sample.matches[sample.chosen];
        if (match)
            readAs(match.feed, match.format, match.mapping);
        if (preview.show(match?.feedTitle ?? "", sample.decoded) > 0)
            located(preview.box);
        else
            preview.clear();
    }

    x: (parent?.width ?? 0) - width - Theme.s
    y: roomAbove + Theme.s
    width: Math.min((parent?.width ?? 0) - 2 * Theme.s, ground > 0 ? ground - Theme.s : Math.round(440 * Theme.textScale))
    height: (parent?.height ?? 0) - y - Theme.s
    focus: true
    padding: 0
    closePolicy: T.Popup.NoAutoClose
    background: Card { radius: 2 * Theme.radius }
    onClosed: {
        FeedSetup.cancel();
        preview.clear();
        changing = null;
    }

    Connections {
        target: FeedSetup
        enabled: guide.opened
        function onSampleChanged() { Qt.callLater(guide.show); }
        function onSaved(status: FeedStatus) {
            guide.close();
            guide.connected(status);
        }
        function onSaveFailed(reason: string) { guide.saveProblem = reason; }
    }
    Connections {
        target: Registry
        function onFeedsChanged() {
            if (guide.changing && !Registry.feeds.includes(guide.changing))
                guide.changing = null;
        }
    }

    contentItem: FocusScope {
        id: content
        focus: true
        readonly property Item focused: Window.activeFocusItem
        onFocusedChanged: if (focused)
            flick.reveal(focused)
        Keys.onEscapePressed: {
            if (guide.sampling)
                FeedSetup.cancel();
            else
                guide.close();
        }
        RowLayout {
            id: header
            anchors { left: parent.left; right: parent.right; top: parent.top; leftMargin: Theme.l; rightMargin: Theme.s }
            height: Math.max(56, Theme.heading + Theme.caption + 28)
            spacing: Theme.s
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                HeadingText {
                    Layout.fillWidth: true
                    text: guide.changing ? qsTr("Change a feed") : qsTr("Connect a feed")
                }
                CaptionText {
                    Layout.fillWidth: true
                    text: guide.changing ? qsTr("%1 from %2").arg(guide.changing.title).arg(FeedWords.place(guide.changing))
                        : qsTr("A source in any of the city's standards, or by a mapping")
                }
            }
            IconButton {
                iconName: "close"
                tooltip: qsTr("Leave (Escape)")
                onClicked: guide.close()
            }
        }
        Hairline {
            id: rule
            anchors { left: parent.left; right: parent.right; top: header.bottom }
        }
        Flickable {
            id: flick
            anchors { left: parent.left; right: parent.right; top: rule.bottom; bottom: foot.top }
            contentWidth: width
            contentHeight: body.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            T.ScrollBar.vertical: ThinScrollBar { }

            /*! What the keyboard reaches is seen. */
            function reveal(item: Item) {
                let above = item;
                while (above && above !== body)
                    above = above.parent;
                if (!above)
                    return;
                const y = item.mapToItem(body, 0, 0).y;
                contentY = Math.max(0, Math.min(y - Theme.m, Math.max(contentY, y + item.height + Theme.m - height)));
            }

            Column {
                id: body
                x: Theme.l
                width: flick.width - 2 * Theme.l
                topPadding: Theme.m
                bottomPadding: Theme.l
                spacing: Theme.m

                FeedSourceForm {
                    id: form
                    width: parent.width
                    onEdited: guide.forget()
                    onRefined: guide.interpret()
                    onAccepted: guide.ask()
                }
                RowLayout {
                    width: parent.width
                    spacing: Theme.s
                    ActionButton {
                        id: tryIt
                        visible: !guide.sampling
                        primary: !guide.sampled
                        enabled: !guide.interpreting
                        text: guide.sampled || FeedSetup.stage === FeedSetup.Failed ? qsTr("Try it again") : qsTr("Try it")
                        onClicked: guide.ask()
                    }
                    ActionButton {
                        visible: guide.sampling
                        text: qsTr("Stop")
                        onClicked: {
                            FeedSetup.cancel();
                            tryIt.forceActiveFocus(Qt.TabFocusReason);
                        }
                    }
                    ColumnLayout {
                        visible: guide.sampling
                        Layout.fillWidth: true
                        spacing: Theme.xs
                        CaptionText {
                            Layout.fillWidth: true
                            text: qsTr("%1 …").arg(FeedSetup.doing)
                        }
                        Rectangle {
                            Layout.fillWidth: true
                            implicitHeight: 3
                            color: Theme.outline
                            Accessible.role: Accessible.ProgressBar
                            Accessible.name: FeedSetup.doing
                            Rectangle {
                                width: parent.width * FeedSetup.progress
                                height: parent.height
                                color: Theme.accent
                            }
                        }
                    }
                    CaptionText {
                        visible: !guide.sampling
                        Layout.fillWidth: true
                        text: guide.interpreting ? qsTr("Reading what came …") : guide.sampled ? ""
                            : qsTr("Asks the source for its first payloads, for up to 30 s. Nothing is kept.")
                        wrapMode: Text.Wrap
                    }
                }
                ErrorState {
                    visible: FeedSetup.stage === FeedSetup.Failed
                    title: qsTr("The source gives nothing")
                    text: FeedSetup.problem
                }
                Hairline {
                    visible: guide.sampled
                    width: parent.width
                }
                FeedMatches {
                    id: matches
                    visible: guide.sampled
                    topPadding: 0
                    bottomPadding: 0
                    sample: guide.sample
                    busy: guide.interpreting
                    onChosen: match => {
                        guide.readAs(match.feed, match.format, match.mapping);
                        guide.interpret();
                    }
                    onMappingChosen: path => {
                        guide.readAs(form.entry.feed, "", path);
                        guide.interpret();
                    }
                }
                Hairline {
                    visible: guide.sampled
                    width: parent.width
                }
                FeedSampleView {
                    visible: guide.sampled
                    topPadding: 0
                    sample: guide.sample
                }
            }
        }
        Hairline {
            anchors { left: parent.left; right: parent.right; bottom: foot.top }
        }
        Column {
            id: foot
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.l; bottomMargin: Theme.m }
            topPadding: Theme.m
            spacing: Theme.s
            CaptionText {
                width: parent.width
                visible: text !== ""
                text: guide.saveProblem !== "" ? guide.saveProblem
                    : FeedSetup.fileProblem !== "" ? qsTr("Nothing can be written until this is mended by hand: %1").arg(FeedSetup.fileProblem) : ""
                color: Theme.severityColor(3)
                wrapMode: Text.Wrap
                maximumLineCount: 6
            }
            CaptionText {
                width: parent.width
                visible: guide.simulations.length > 0
                text: qsTr("While it is connected, what is simulated for this feed (%1) rests.").arg(guide.simulations.join(", "))
                wrapMode: Text.Wrap
            }
            CaptionText {
                width: parent.width
                text: qsTr("Written to %1; the profile stays as it is.").arg(FeedSetup.file)
                wrapMode: Text.Wrap
                maximumLineCount: 3
            }
            RowLayout {
                anchors.right: parent.right
                spacing: Theme.s
                ActionButton {
                    text: qsTr("Cancel")
                    onClicked: guide.close()
                }
                ActionButton {
                    primary: guide.sampled || guide.changing !== null
                    enabled: form.entry.feed !== "" && guide.settled && !FeedSetup.writing && guide.sample.problem === ""
                    text: FeedSetup.writing ? qsTr("Writing …") : guide.changing ? qsTr("Save the change") : qsTr("Connect")
                    onClicked: {
                        guide.saveProblem = "";
                        FeedSetup.save(form.entry, guide.changing);
                    }
                }
            }
        }
    }
}
