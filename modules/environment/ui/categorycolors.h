// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

// Colours of the air-quality categories. Pure; any thread.
namespace citywall::environment {

/// The official hues (green, yellow, orange, red, purple, maroon; EPA-454/B-24-002 table 2, HJ 633-2012 App. A) toned for the
/// ground: calm while the air is good, 3:1 against the ground (WCAG 2.2), lightness differing from step to step. Always shown
/// with a word or a number. −1 = unknown: a grey.
/// @param dark whether they will lie on a dark ground
QRgb categoryColor(int category, bool dark);
/// Severity (−1 unknown, 0 normal … 3 critical) as the colour of a category, so that all of the module's markers speak one language.
QRgb severityColor(int severity, bool dark);
/// Ink or paper: whichever reads better on the colour.
QRgb textColorOn(QRgb color);

} // namespace citywall::environment
