// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/feedstate.h"

#include <functional>
#include <map>
#include <mutex>

namespace pqxx {
class params;
class transaction_base;
} // namespace pqxx

namespace citywall {

/// The row of a feed in the archive.
struct ArchiveFeedRow {
    qint64 id = 0; ///< 0 = not there
    QString name {};
    std::optional<quint32> terms {};
    qint64 arrival = 0;
    qint64 revision = 0;
    qint64 epoch = 0;
    std::optional<qint64> rawFrom {};
    TimeRange extent {};
};

/// What this desk knows of one feed of the archive.
struct ArchiveFeed {
    ArchiveFeed(const QString &feedName, const AreaIndex *areas)
        : name(feedName), state(std::make_unique<FeedState>(feedName, areas))
    {
    }

    const QString name;
    std::mutex mutex; ///< of all below; held from reading the feed's row to the commit by whoever adds to the dictionary
    std::unique_ptr<FeedState> state;  ///< its dictionary, as the archive has it up to …
    qint64 revision = 0;               ///< … this revision …
    qint64 epoch = 0;                  ///< … of this epoch
    quint64 shown = 0;                 ///< FeedState::generation() of the snapshot that readers have
    std::optional<quint32> described;  ///< what this desk's modules say of its terms
};

/// The dictionaries of all feeds, kept in step with the archive, which other desks add to. Any thread.
class ArchiveFeeds
{
public:
    ArchiveFeeds(const AreaIndex *areas, Published &published, std::function<void(const QString &feed)> dictionaryChanged);

    ArchiveFeed &feed(const QString &name);
    std::vector<ArchiveFeed *> all();
    /// After a connection was lost: it may be another server that answers next, which did not hear of the last commits. The next
    /// catchUp() of each feed reads all of it.
    void distrust();

    // The caller holds the feed's mutex. @throws pqxx::failure
    /// Takes over what the row says and reads what the dictionary has learnt since.
    void catchUp(ArchiveFeed &feed, pqxx::transaction_base &transaction, const ArchiveFeedRow &row);
    /// Shows readers the dictionary as it is, and says so if it is another one; and the extent.
    void show(ArchiveFeed &feed);

    /// Makes sure that the dictionary covers rows that were just read in the transaction.
    void cover(const Observations &rows, pqxx::transaction_base &transaction);

private:
    static bool covers(const FeedDictionary &dictionary, quint32 termFields, const Observations &rows);

    const AreaIndex *m_areas;
    Published &m_published;
    const std::function<void(const QString &)> m_dictionaryChanged;
    std::mutex m_mutex;
    std::map<QString, std::unique_ptr<ArchiveFeed>> m_feeds;
};

/// Rows of feeds. @param rest what comes after FROM citywall.feed. @throws pqxx::failure
std::vector<ArchiveFeedRow> feedRows(pqxx::transaction_base &transaction, const char *rest, const pqxx::params &params);
/// The row of the feed; id 0 if it is not there. @throws pqxx::failure
ArchiveFeedRow findFeed(pqxx::transaction_base &transaction, const QString &name);

/// GeoJSON (RFC 7946) of a feature's geometry, and back; empty text and line are each other's. Points that are none are left out.
std::string geometryText(const GeoLine &line);
GeoLine geometryFromText(std::string_view json);

/// As PostgreSQL's text can hold it: without NUL, what is not UTF-8 replaced.
std::string plainText(const QString &text);
std::string plainText(const QByteArray &text);

} // namespace citywall
