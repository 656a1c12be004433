// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityprofile.h"
#include "engine/history/maintenance.h"

namespace citywall {

/// What a profile says of the retention of feeds, and how far a history has come with it.
class RetentionReport
{
public:
    /// Reads the history's file, which may be open. @param profile must outlive this
    RetentionReport(const CityProfile &profile, UtcTime now, const QString &path);

    QJsonObject toJson(const FeedStats &feed) const;
    QStringList lines(const FeedStats &feed) const; ///< for people; none where all is kept

private:
    bool isOverdue(const FeedStats &feed, const RetentionTerms &terms) const;

    const CityProfile &m_profile;
    const UtcTime m_now;
    QHash<QString, UtcTime> m_rawFrom; ///< of feeds that are thinned out before it
};

} // namespace citywall
