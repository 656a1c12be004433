// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QJsonObject>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace citywall {

/// A length of time by the calendar (ISO 8601: P2Y, P18M, P90D), as laws have them: how many days that is depends on when it ends.
struct CalendarPeriod {
    int years = 0;
    int months = 0;
    int days = 0;

    bool operator==(const CalendarPeriod &) const = default;
    static std::optional<CalendarPeriod> fromIso(const QString &text); ///< nothing for what is none, or has no length
    QString toIso() const;
    UtcTime before(UtcTime end, const QTimeZone &zone) const; ///< the instant from which on it lasts until `end`
};

/// What is kept of a feed at an instant.
struct RetentionLimits {
    UtcTime rawFrom {}; ///< from here on as it came …
    Duration thinTo {}; ///< … before it the last observation of each entity in so much time; 0 = nothing
    UtcTime keptFrom {}; ///< before here nothing in any case; invalid = there is no end

    bool operator==(const RetentionLimits &) const = default;
};

/// How long observations are kept: one entry of a profile's `retention`. Counts by minute, hour and day are always kept.
struct RetentionTerms {
    QString feeds; ///< id of a feed, the beginning of several ("traffic.*"), or "*"
    CalendarPeriod raw;
    QString thinTo {}; ///< as in stepOf(); empty = dropped after `raw`
    std::optional<CalendarPeriod> thinned {}; ///< from now back; nothing = for ever

    bool operator==(const RetentionTerms &) const = default;
    /// An entry that checkProfile has found good.
    static RetentionTerms fromJson(const QJsonObject &entry);
    /// "PT1H" → an hour. Only what divides a day, so that steps begin at whole hours; 0 for anything else.
    static Duration stepOf(const QString &text);
    bool covers(const QString &feedOrPattern) const; ///< all that it names
    RetentionLimits at(UtcTime now, const QTimeZone &zone) const;
};

/// Those that count for a feed: the first that cover it; null = all of it is kept.
const RetentionTerms *termsFor(const QList<RetentionTerms> &all, const QString &feed);

} // namespace citywall
