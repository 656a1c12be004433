// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick.Layouts
import Citywall
import Citywall.Controls

/*! How long ago the entity was last heard of. */
RowLayout {
    id: root

    required property EntityCard card
    required property double staleAfterMilliseconds

    width: parent?.width ?? implicitWidth

    CaptionText { Layout.fillWidth: true; text: qsTr("Last heard") }
    AgeLabel { milliseconds: root.card.heardMilliseconds; staleAfterMilliseconds: root.staleAfterMilliseconds }
}
