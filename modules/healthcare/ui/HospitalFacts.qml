// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Citywall.Controls
import Citywall.Healthcare
import Citywall.Theme

/*! How one hospital stands at the clock's time. */
PanelSection {
    id: root

    required property HospitalCard model

    title: root.model.place

    RowLayout {
        width: parent.width
        spacing: Theme.s
        SeverityDot {
            severity: root.model.severity
            visible: root.model.severity !== 0
        }
        BodyText {
            Layout.fillWidth: true
            text: root.model.load
            wrapMode: Text.Wrap
        }
        SimulatedBadge { visible: root.model.simulated }
    }
    Repeater {
        model: root.model.facts
        delegate: StatRow {
            required property string title
            required property string trailing
            required severity
            width: parent?.width ?? 0
            label: title
            value: trailing
        }
    }
    RowLayout {
        width: parent.width
        CaptionText { Layout.fillWidth: true; text: qsTr("Emergency department reported") }
        AgeLabel { milliseconds: root.model.emergencyMilliseconds; staleAfterMilliseconds: root.model.emergencyStaleAfterMilliseconds }
    }
    RowLayout {
        width: parent.width
        CaptionText { Layout.fillWidth: true; text: qsTr("Beds reported") }
        AgeLabel { milliseconds: root.model.bedsMilliseconds; staleAfterMilliseconds: root.model.bedsStaleAfterMilliseconds }
    }
    CaptionText {
        width: parent.width
        visible: root.model.source !== ""
        text: qsTr("Source: %1").arg(root.model.source)
        wrapMode: Text.Wrap
    }
}
