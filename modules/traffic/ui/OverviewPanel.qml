// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Traffic

/*! How traffic stands, in the city or the selected area, at the clock's time. */
Column {
    id: root

    required property TrafficPanel model
    required property CountPanel counts
    readonly property bool known: model.state === TrafficPanel.Ready || model.state === TrafficPanel.Stale

    width: parent?.width ?? implicitWidth

    LoadingState {
        width: parent.width
        visible: root.model.state === TrafficPanel.Loading
        text: qsTr("Reading link speeds…")
    }
    EmptyState {
        width: parent.width
        visible: root.model.state === TrafficPanel.Empty
        title: root.model.cityWide ? qsTr("No road links yet") : qsTr("No road links in this area")
        text: root.model.cityWide ? qsTr("Link speeds appear when a feed delivers them or a file is imported.")
                                  : qsTr("No link of the feed has its middle here.")
    }
    ErrorState {
        width: parent.width
        visible: root.model.state === TrafficPanel.Failed
        title: qsTr("Link speeds cannot be read")
        text: root.model.error
    }
    HeadlineSection {
        width: parent.width
        visible: root.known
        model: root.model
    }
    LevelsSection {
        width: parent.width
        visible: root.known
        model: root.model
    }
    DaySection {
        width: parent.width
        visible: root.known
        model: root.model
    }
    RankedSection {
        width: parent.width
        visible: root.known && root.model.cityWide && count > 0
        title: qsTr("Areas by travel-time index")
        rows: root.model.areas
        name: qsTr("areas by travel-time index")
        shown: 6
        onOpened: id => root.model.openArea(id)
    }
    RankedSection {
        width: parent.width
        visible: root.known && count > 0
        title: qsTr("Slowest links")
        subtitle: qsTr("by speed / free-flow speed")
        rows: root.model.slowest
        name: qsTr("slowest links")
        shown: 5
        onOpened: id => root.model.openLink(id)
    }
    CountsSection { model: root.counts }
}
