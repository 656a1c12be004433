// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! The shell. The map is the stage; everything else stands around it. */
Window {
    id: shell

    /*! True when nothing of the shell's own is loading or moving: a picture taken now is complete. */
    readonly property bool settled: stage.ready && !Comparison.loading && inspector.ready && timeline.settled && feeds.settled
    /*! The user wants another language ("en", "zh_CN"): the application installs it and translates anew. */
    signal languageRequested(language: string)
    /*! Feeds whose observations are reports of something that begins: an incident, a warning, a request. */
    property list<string> reportFeeds

    width: 1920
    height: 1080
    minimumWidth: 1024
    minimumHeight: 640
    visible: true
    color: Theme.ground
    title: qsTr("%1 – Citywall").arg(City.name)

    function showView(id: string) {
        const view = City.views.find(v => v.id === id);
        if (!view)
            return;
        if (view.module)
            Selection.module = view.module;
        Selection.home();
        if (view.area)
            Selection.enterArea(view.area);
        stage.showView(view.longitude, view.latitude, view.zoom);
    }
    function openView(id: string) {
        showView(id);
    }
    function setTheme(dark: bool) {
        Theme.dark = dark;
    }
    function goHome() {
        Selection.home();
        stage.goHome();
    }
    function goTo(result: var) {
        if (result.kind === "view")
            return showView(result.id);
        if (result.kind === "area")
            Selection.enterArea(result.id);
        else if (result.kind === "entity")
            Selection.enterEntity(result.feed, result.id);
        if (result.kind !== "area" && result.latitude !== undefined)
            stage.flyTo(result.longitude, result.latitude, result.zoom ?? 15);
    }
    function showAlarms(open: bool) {
        top.alarms.show(open);
    }
    /*! The list of the feeds. */
    function showFeeds(open: bool) {
        if (open)
            feeds.openList();
        else
            feeds.closeList();
    }
    /*! The page of one. */
    function showFeed(id: string) {
        feeds.openPage(id);
    }
    /*! The guide that connects a source, trying this one out. */
    function connectFeed(kind: string, address: string) {
        feeds.connectAndAsk(kind, address);
    }
    /*! How then stands to now: "beside" it, "over" it, or their "difference" in one map. */
    property alias comparisonView: settings.comparisonView
    /*! Then is so many days of the calendar and so many milliseconds before now. */
    function compareWith(days: int, milliseconds: double) {
        comparison.compareWith(days, milliseconds);
    }
    /*! What a payload tells of, on the map: where the guide or a page of a feed found it. @param covered what stands over its right edge */
    function showBox(box: rect, covered: real) {
        const free = Math.max(stage.width / 3, stage.width - Math.max(0, covered - (inspector.open ? inspector.width : 0)));
        stage.view.fitBox(box.x, box.y, box.x + box.width * stage.width / free, box.y + box.height, 64);
    }
    function showHelp() {
        help.open();
    }
    function toggleTheme() {
        Theme.dark = !Theme.dark;
        settings.rememberTheme(Theme.dark);
    }

    ShellSettings { id: settings }
    FeedPreview { id: feedPreview }
    AcrossState {
        id: allDepartments
        active: chosen
    }

    Component.onCompleted: {
        if (Selection.module === "" && Registry.modules.length > 0)
            Selection.module = Registry.modules[0].moduleId;
        inspector.chosenWidth = settings.inspectorWidth;
        if (settings.viewingDistanceMeters > 0 && Screen.pixelDensity > 0)
            Theme.textScale = Theme.textScaleFor(settings.viewingDistanceMeters, 0.001 / Screen.pixelDensity);
    }

    ShellKeys {
        id: keys
        playback: timeline.playback
        onSearchRequested: top.search.open()
        onJumpRequested: timeline.jump.forceActiveFocus(Qt.ShortcutFocusReason)
        onHelpRequested: help.open()
        onAlarmsRequested: shell.showAlarms(true)
        onFeedsRequested: shell.showFeeds(true)
        onThemeToggled: shell.toggleTheme()
        onInspectorToggled: inspector.open = !inspector.open
        onLegendToggled: layers.foldRequested()
        onFullScreenToggled: shell.visibility = shell.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
        onViewChosen: index => shell.showView(City.views[index]?.id ?? "")
        onBackRequested: Selection.back()
        onHomeRequested: shell.goHome()
        onPlayToggled: timeline.transport.toggle()
        onReverseRequested: timeline.transport.reverse()
        onFaster: timeline.rate.faster()
        onSlower: timeline.rate.slower()
    }

    ComparisonChoice {
        id: comparison
        remembered: settings
        onTurned: thenAndNow.turn()
    }
    ColumnLayout {
        id: frame
        anchors.fill: parent
        spacing: 0
        focus: true
        Keys.onPressed: event => event.accepted = keys.handle(event.key, event.modifiers, event.text)

        TopBar {
            id: top
            z: 2
            Layout.fillWidth: true
            onHomeRequested: shell.goHome()
            onAreaRequested: Selection.back()
            onResultChosen: result => shell.goTo(result)
            onSearchLeft: timeline.track.forceActiveFocus(Qt.OtherFocusReason)
            onViewChosen: id => shell.showView(id)
            onThemeToggled: shell.toggleTheme()
            onLanguageChosen: language => {
                settings.language = language;
                shell.languageRequested(language);
            }
            onHelpRequested: help.open()
            comparisonView: settings.comparisonView
            unsubtracted: stage.unsubtracted
            onComparisonViewChosen: view => settings.comparisonView = view
            onDistanceChosen: (days, milliseconds) => comparison.compareWith(days, milliseconds)
            onUsualChosen: comparison.compareWithUsual()
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            ModuleRail {
                Layout.fillHeight: true
                across: allDepartments
            }
            ColumnLayout {
                spacing: 0
                KpiStrip {
                    Layout.fillWidth: true
                    onFeedsRequested: moduleId => feeds.openList(Registry.modules.find(m => m.moduleId === moduleId)?.title ?? moduleId)
                }
                RowLayout {
                    spacing: 0
                    Item {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        MapStage {
                            id: stage
                            width: thenAndNow.stageWidth
                            height: parent.height
                            across: allDepartments
                            difference: thenAndNow.difference
                            covered: layers.visible && layers.open ? layers.openWidth + 2 * Theme.m : 0
                            LayerCard {
                                id: layers
                                anchors { left: parent.left; bottom: parent.bottom; margins: Theme.m }
                                maximumHeight: parent.height - 2 * Theme.m - Math.max(roomy ? 0 : notices.foot, thenAndNow.footUntil(openWidth + Theme.m))
                                // Over more than half of the map only while somebody asks for it.
                                readonly property bool roomy: stage.width > 2 * openWidth
                                property bool insisted: false
                                onRoomyChanged: insisted = false
                                open: settings.legendOpen && (roomy || insisted)
                                onFoldRequested: {
                                    const opens = !open;
                                    insisted = opens && !roomy;
                                    settings.legendOpen = opens || !roomy;
                                }
                                onLayerChosen: layer => settings.rememberLayer(layer)
                            }
                            Card {
                                visible: allDepartments.chosen && settings.legendOpen && allDepartments.map.legend.legend.length > 0
                                // Beside the layers' card where there is room for both.
                                readonly property bool beside: parent.width > 2 * width + 3 * Theme.m
                                anchors { right: parent.right; rightMargin: Theme.m }
                                y: beside ? parent.height - height - Theme.m - Theme.xl : Theme.m + notices.foot
                                width: Math.round(264 * Theme.textScale)
                                height: acrossLegend.height + 2 * Theme.m
                                LegendCard {
                                    id: acrossLegend
                                    anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.m }
                                    descriptor: allDepartments.map.legend
                                }
                            }
                            FeedMarks {
                                anchors.fill: parent
                                map: stage.view
                                preview: feedPreview
                                explained: feeds.guiding
                                onBackRequested: {
                                    feedPreview.clear();
                                    feeds.backToPage();
                                }
                            }
                            NoticeBanner {
                                id: notices
                                // In what the layers' card leaves free; where that is little the card ends below it.
                                readonly property real from: layers.roomy ? stage.covered : 0
                                /*! How far down it, or the comparison's words, stand over the map. */
                                readonly property real foot: height > 0 ? y + height : thenAndNow.foot
                                x: from + (parent.width - from - width) / 2
                                y: Theme.m + thenAndNow.foot
                                width: Math.max(0, Math.min(640, parent.width - from - 2 * Theme.m))
                                extra: stage.problems
                            }
                            IconButton {
                                visible: !inspector.open
                                anchors { right: parent.right; top: parent.top; margins: Theme.m }
                                iconName: "panel"
                                tooltip: qsTr("Open the inspector (Ctrl I)")
                                onClicked: inspector.open = true
                                Card { anchors.fill: parent; z: -2 }
                            }
                        }
                        ThenAndNow {
                            id: thenAndNow
                            anchors.fill: parent
                            now: stage
                            view: settings.comparisonView
                            onViewChosen: view => settings.comparisonView = view
                        }
                    }
                    Inspector {
                        id: inspector
                        Layout.fillHeight: true
                        across: allDepartments
                        open: settings.inspectorOpen
                        onOpenChanged: settings.inspectorOpen = open
                        onWidthChosen: width => settings.inspectorWidth = width
                    }
                }
                Timeline {
                    id: timeline
                    Layout.fillWidth: true
                    across: allDepartments
                    reportFeeds: shell.reportFeeds
                }
            }
        }
        Hairline { Layout.fillWidth: true }
        StatusBar {
            Layout.fillWidth: true
            onFeedsRequested: shell.showFeeds(true)
            onFeedRequested: feed => feeds.choose(feed)
        }
    }
    HelpOverlay { id: help }
    FeedDialogs {
        id: feeds
        preview: feedPreview
        roomAbove: top.height
        ground: inspector.open ? inspector.width : 0
        onEntityChosen: (feed, entityId) => {
            Selection.module = feed.split(".")[0];
            Selection.enterEntity(feed, entityId);
        }
        onBoxChosen: (box, covered) => shell.showBox(box, covered)
    }
}
