// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

#include <cmath>

namespace citywall::palette {

/// A number at a legend's mark: three digits, and as many more as there are before the point; never an exponent for a thousand. With a
/// minus sign (U+2212).
inline QString markText(double value)
{
    const QString text = std::abs(value) >= 999.5 ? QLocale().toString(value, 'f', 0) : QLocale().toString(value, 'g', 3);
    return QString(text).replace(u'-', u'−');
}

} // namespace citywall::palette
