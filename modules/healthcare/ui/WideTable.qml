// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Citywall.Controls
import Citywall.Theme

/*! Raw observations whose columns need more room than the inspector has: scrolls sideways. */
Flickable {
    id: scroller

    required property var model ///< a table of observations, which has no name in QML
    required property list<real> columns ///< widths in pixels at the normal text size

    width: parent?.width ?? implicitWidth
    height: table.implicitHeight + Theme.s
    contentWidth: table.width
    contentHeight: table.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.horizontal: ThinScrollBar { }

    RawTable {
        id: table
        width: Math.max(scroller.width, scroller.columns.reduce((sum, c) => sum + c, 0) * Theme.caption / 12)
        model: scroller.model
        columns: scroller.columns
    }
}
