// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/polygonunion.h"
#include "engine/query/fieldformat.h"
#include "engine/query/queryrequest.h"
#include "sdk/areas.h"
#include "sdk/history.h"

#include <set>

namespace citywall {

/// Picks the rows of one feed that a filter wants. One thread.
class RowFilter
{
public:
    /// @returns an error where the filter makes no sense for the feed: an order of terms, a field compared with what is no
    /// number, an area that does not exist.
    /// @param areas must outlive the filter; null = there are none
    static Result<RowFilter> make(const ObservationFilter &filter, const FeedDescriptor &feed, const QList<Metric> &metrics,
                                  const AreaIndex *areas);

    /// What narrows the reading itself: the feature, if only one is wanted, and a box around the places.
    ObservationQuery query(const QString &feed, const FeedDictionary &dictionary) const;
    /// Whether the feed can have such rows at all: one without a field that is compared has none.
    bool canMatch() const { return m_canMatch; }
    /// Indices into the block, ascending. What the dictionary does not cover is left out.
    std::vector<quint32> select(const Observations &block, const FeedDictionary &dictionary) const;

private:
    RowFilter() = default;
    bool isInside(const Feature &feature, GeoPoint own) const;
    /// Per field: which of the dictionary's terms satisfy the categories; empty where it is no term.
    std::vector<bool> wantedTerms(const FeedDictionary &dictionary) const;

    struct Condition {
        size_t field = 0;
        FieldFormat format;
        Comparison comparison;
        double number = 0;
    };
    ObservationFilter m_filter;
    const AreaIndex *m_areas = nullptr;
    std::set<int> m_areaIndexes;
    std::optional<PolygonUnion> m_polygons;
    std::optional<GeoBox> m_bounds;
    std::vector<size_t> m_termFields;
    std::vector<Condition> m_conditions;
    bool m_canMatch = true;
};

} // namespace citywall
