// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Charts
import Citywall.Controls
import Citywall.Services

/*! What people call about today, against the usual. */
PanelSection {
    id: root

    required property ThemeList model

    title: model.headline
    visible: !model.empty

    ListCaption {
        text: root.model.basis
        source: root.model.themes
        name: "hotline themes"
    }
    BarList {
        model: root.model.themes
        shown: 6
    }
}
