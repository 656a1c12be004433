// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import Citywall.Theme

/*! The recent course of a value, without axes; `reference` as a dashed line (NaN = none). */
SparklineItem {
    lineColor: Theme.textMuted
    referenceColor: Theme.textFaint
    implicitWidth: 96
    implicitHeight: 32
}
