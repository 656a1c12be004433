// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Citywall
import Citywall.Controls
import Citywall.Safety

/*! Raw observations with their source, to look at and to take along: where every drill-down ends. */
ListSection {
    id: root

    required property EntityCard card

    title: qsTr("Raw observations")
    visible: root.card.known
    source: root.card.observations

    RawTable {
        width: parent.width
        model: root.card.observations
    }
}
