// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"

#include <QTimeZone>

namespace citywall::services {

/// What people call the hotline about today, against what is usual by this time of day.
struct Theme {
    int category = -1; ///< term key
    int calls = 0;     ///< requests by phone since the city's midnight
    double usual = std::numeric_limits<double>::quiet_NaN(); ///< median of the days compared with; NaN = none
    /// How far above usual in standard deviations of a Poisson count of that mean (at least 1); NaN without a usual.
    double excess() const { return (calls - usual) / std::sqrt(std::max(usual, 1.0)); }
    bool isRising() const { return excess() >= risingFrom; }
    static constexpr double risingFrom = 2; ///< one such day in about forty happens by chance
};

/// The themes of a day and what they are compared with.
struct Themes {
    QList<Theme> themes;        ///< with a call today or usually, the greatest excess first, then the most calls
    int days = 0;               ///< compared with
    bool sameWeekday = false;   ///< those were the same day of the week; else days of the same kind (Mon–Fri or weekend)
};

/// Calls are requests whose channel is `phone`. Days compared with: the same weekday of the four weeks before if at least two
/// of them lie in the history, else all days of the same kind in these weeks.
/// @param first the oldest observation there is; days that began before it are not compared with
/// @param area index of the area to keep to; −1 = the whole city
Themes themesOf(const std::vector<Request> &requests, UtcTime now, UtcTime first, const QTimeZone &zone, int area, int phone);

} // namespace citywall::services
