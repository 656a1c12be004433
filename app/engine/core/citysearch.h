// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/city.h"
#include "sdk/feed.h"
#include "sdk/history.h"

namespace citywall {

/// What people may look for in the open city; the shape of a result is documented at Registry::search. GUI thread.
class CitySearch
{
public:
    /// All outlive this object. @param feeds whose features can be found
    CitySearch(const City &city, const AreaIndex &areas, const HistoryReader &history, QList<FeedDescriptor> feeds);

    QVariantList find(const QString &text, int limit) const;

private:
    struct Hit;
    void findFeatures(const QString &text, QList<Hit> &hits) const;

    const City &m_city;
    const AreaIndex &m_areas;
    const HistoryReader &m_history;
    const QList<FeedDescriptor> m_feeds;
};

} // namespace citywall
