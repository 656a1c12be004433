// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall.Controls
import Citywall.Services

/*! What people call about today, against the usual. */
PanelSection {
    id: root

    required property ThemeList model

    title: model.headline
    subtitle: model.basis
    visible: !model.empty

    RequestBars { bars: root.model.themes }
}
