// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringView>

#include <array>
#include <optional>
#include <vector>

namespace citywall::services {

/// When a place is open, by day of the week: the part of OpenStreetMap's opening_hours syntax that offices use, such as
/// "Mo-Fr 08:30-17:00; Sa 09:00-12:30", "Mo,We,Fr 08:00-12:00,13:00-18:00; PH off" or "24/7". A later rule replaces an
/// earlier one on the days that it names; a time that ends before it begins runs past midnight. Public holidays are not
/// known here: rules for them (PH, SH) are left aside.
class OpeningHours
{
public:
    /// @returns nothing for text that is not understood, so that nobody takes a guess for a fact
    static std::optional<OpeningHours> fromText(QStringView text);

    bool isOpenAt(const QDateTime &local) const;
    /// Spans of that weekday (1 Monday … 7 Sunday) as "08:30–17:00", joined by commas; empty = closed all day.
    QString ofWeekday(int weekday) const;

private:
    struct Span {
        int from = 0; ///< minutes since midnight
        int to = 0;   ///< may lie beyond 24 h
    };
    static std::optional<std::vector<Span>> spansFrom(QStringView text);
    static std::optional<std::array<bool, 7>> daysFrom(QStringView text);

    std::array<std::vector<Span>, 7> m_days; // Monday first
};

} // namespace citywall::services
