// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"
#include "engine/history/feedstate.h"

namespace citywall {

/// Writes what the dictionary of a feed learns: features, terms and sources, each under its dense key. Writer thread, within
/// the caller's transaction. @throws SQLite::Exception
class DictionaryWriter
{
public:
    explicit DictionaryWriter(SQLite::Database &db);

    void addFeed(FeedState &feed); ///< unless it is there
    void describe(const FeedState &feed, quint32 termFields);
    /// The keys of a batch's features, in its order.
    std::vector<FeatureKey> addFeatures(FeedState &feed, const std::vector<FeatureRecord> &features);
    /// The keys of a batch's terms as its values name them.
    std::vector<float> addTerms(FeedState &feed, const QStringList &terms);
    quint16 addSource(FeedState &feed, const Source &source);

private:
    SQLite::Database &m_db;
    SQLite::Statement m_insertFeed, m_updateFeed, m_putFeature, m_insertTerm, m_insertSource;
};

} // namespace citywall
