// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/categorycolors.h"

#include "core/airindex.h"
#include "map/layers/palette.h"

namespace citywall::environment {

QRgb categoryColor(int category, bool dark)
{
    static constexpr std::array<QRgb, categoryCount> onDark { 0xff7fa893, 0xffe3c95c, 0xfff29a3b,
                                                              0xffff6b6b, 0xffc58be0, 0xffe0608f };
    static constexpr std::array<QRgb, categoryCount> onLight { 0xff4a7a62, 0xff7d6500, 0xffa04f00,
                                                               0xffbd1f26, 0xff7a3a99, 0xff6a1033 };
    if (category < 0 || category >= categoryCount)
        return palette::noDataColor(dark);
    return dark ? onDark[size_t(category)] : onLight[size_t(category)];
}

QRgb severityColor(int severity, bool dark) { return categoryColor(severity < 0 || severity > 3 ? -1 : severity, dark); }

QRgb textColorOn(QRgb color)
{
    constexpr QRgb ink = 0xff16130c;
    constexpr QRgb paper = 0xffffffff;
    return palette::contrast(ink, color) >= palette::contrast(paper, color) ? ink : paper;
}

} // namespace citywall::environment
