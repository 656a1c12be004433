// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

#include <cmath>

namespace citywall::palette {

/// A number at a legend's mark: three digits, and as many more as there are before the point; never an exponent for a thousand.
inline QString markText(double value)
{
    return std::abs(value) >= 999.5 ? QLocale().toString(value, 'f', 0) : QLocale().toString(value, 'g', 3);
}

} // namespace citywall::palette
