// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/feedloader.h"

#include "engine/history/chunktable.h"

#include <QJsonDocument>

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace citywall {

namespace {

using FeedsById = std::unordered_map<qint64, FeedState *>;

FeedState *feedAt(const FeedsById &byId, SQLite::Statement &row, int column = 0)
{
    const auto it = byId.find(row.getColumn(column).getInt64());
    return it == byId.end() ? nullptr : it->second;
}

void tellRow(const DamageReporter &damaged, const QString &feed, const char *table, qint64 key)
{
    damaged({ feed, {}, 0, QStringLiteral("%1 %2").arg(QLatin1StringView(table)).arg(key) });
}

/// Rows of a dictionary come by feed and key, and keys are places: a row that cannot be trusted leaves a gap, which something must fill
/// so that what follows keeps its place.
class DictionaryGaps
{
public:
    using Size = std::function<size_t(const FeedState &)>;
    using Fill = std::function<void(FeedState &, const QString &name)>;
    using Skip = std::function<bool(FeedState &, qint64 upTo)>; ///< fills rows that nobody misses; false: what is next is none
    DictionaryGaps(const char *table, const DamageReporter &damaged, Size size, Fill fill, Skip skip = {})
        : m_table(table), m_damaged(damaged), m_size(std::move(size)), m_fill(std::move(fill)), m_skip(std::move(skip))
    {
    }
    /// A row that says it is of that feed; null: of none.
    void lose(FeedState *feed)
    {
        if (m_unexplained > 0)
            --m_unexplained; // its place is filled
        else
            m_lost.push_back(feed);
    }
    /// Before a row that can be trusted.
    void fillUpTo(FeedState &feed, qint64 key)
    {
        while (qint64(m_size(feed)) < key) {
            if (m_skip && m_skip(feed, key))
                continue;
            fill(feed);
            if (m_lost.empty())
                ++m_unexplained;
            else
                m_lost.pop_back();
        }
    }
    /// Those after which none came.
    void finish()
    {
        for (FeedState *feed : m_lost) {
            if (feed)
                fill(*feed);
            else
                tellRow(m_damaged, {}, m_table, -1);
        }
    }

private:
    void fill(FeedState &feed)
    {
        const auto key = qint64(m_size(feed));
        tellRow(m_damaged, feed.name, m_table, key);
        m_fill(feed, QStringLiteral("damaged:%1").arg(key));
    }
    const char *m_table;
    const DamageReporter &m_damaged;
    Size m_size;
    Fill m_fill;
    Skip m_skip;
    std::vector<FeedState *> m_lost;
    size_t m_unexplained = 0;
};

/// Gives take(feed, row) each row that can be trusted. The first columns are feed, key and whether the checksum is right.
template<typename Take>
void loadDictionary(SQLite::Database &db, const char *sql, const FeedsById &byId, DictionaryGaps gaps, const Take &take)
{
    for (SQLite::Statement row(db, sql); row.executeStep();) {
        FeedState *feed = feedAt(byId, row);
        if (!feed || row.getColumn(2).getInt() == 0) {
            gaps.lose(feed);
            continue;
        }
        gaps.fillUpTo(*feed, row.getColumn(1).getInt64());
        take(*feed, row);
    }
    gaps.finish();
}

/// A block of features that retention has left without rows, and forgotten.
bool skipForgotten(FeedState &feed, const FeatureUse &use, qint64 upTo)
{
    const size_t size = feed.dictionary().features.size();
    if (size % FeatureTable::blockSize != 0 || qint64(size + FeatureTable::blockSize) > upTo
        || use.isUsed(FeatureKey(size / FeatureTable::blockSize)))
        return false;
    feed.loadForgottenFeatures();
    return true;
}

/// After chunks and tail, which say what features there must be.
void loadDictionaries(SQLite::Database &db, const FeedsById &byId, const DamageReporter &damaged)
{
    std::unordered_map<const FeedState *, FeatureUse> uses;
    for (const auto &[id, feed] : byId) {
        for (const FeedState::Chunk &chunk : feed->chunks)
            uses[feed].use(chunk.features);
        for (const TailBlockPtr &block : feed->tail)
            uses[feed].use(rangeOf(block->rows->feature));
    }
    loadDictionary(db,
                   "SELECT feed, key, crc IS row_crc(feed, key, id, name, geometry, properties), id, name, geometry, properties "
                   "FROM feature ORDER BY feed, key",
                   byId,
                   { "feature", damaged, [](const FeedState &feed) { return feed.dictionary().features.size(); },
                     [](FeedState &feed, const QString &name) {
                         feed.loadFeature({ FeatureKey(feed.dictionary().features.size()), name, {}, {}, {}, {}, -1 });
                     },
                     [&](FeedState &feed, qint64 upTo) { return skipForgotten(feed, uses[&feed], upTo); } },
                   [](FeedState &feed, SQLite::Statement &row) {
                       const QByteArrayView json = blobOf(row.getColumn(6));
                       feed.loadFeature({ FeatureKey(row.getColumn(1).getUInt()),
                                          textOf(row.getColumn(3)),
                                          textOf(row.getColumn(4)),
                                          unpackGeometry(blobOf(row.getColumn(5))),
                                          {},
                                          json.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(json.toByteArray()).object(),
                                          -1 });
                   });
    loadDictionary(db, "SELECT feed, key, crc IS row_crc(feed, key, word), word FROM term ORDER BY feed, key", byId,
                   { "term", damaged, [](const FeedState &feed) { return size_t(feed.dictionary().terms.size()); },
                     [](FeedState &feed, const QString &name) { feed.loadTerm(name); } },
                   [](FeedState &feed, SQLite::Statement &row) { feed.loadTerm(textOf(row.getColumn(3))); });
    loadDictionary(db,
                   "SELECT feed, key, crc IS row_crc(feed, key, name, attribution, simulated), name, attribution, simulated "
                   "FROM source ORDER BY feed, key",
                   byId,
                   { "source", damaged, [](const FeedState &feed) { return feed.dictionary().sources.size(); },
                     // As simulated: nobody knows that it was not.
                     [](FeedState &feed, const QString &name) { feed.loadSource({ name, {}, true }); } },
                   [](FeedState &feed, SQLite::Statement &row) {
                       feed.loadSource({ textOf(row.getColumn(3)), textOf(row.getColumn(4)), row.getColumn(5).getInt() != 0 });
                   });
}

/// Gives take(row) the rows of a table as its index has them, which is what readers believe; as the table itself has them where the index
/// cannot be read.
/// @param select what comes before the table's name
/// @returns whether the index can be read
template<typename Row, typename Make, typename Take>
bool readIndexed(SQLite::Database &db, const std::string &select, const std::string &table, const std::string &rest,
                 const Make &make, const Take &take)
{
    const auto read = [&](const std::string &how) {
        std::vector<Row> rows; // all or none: what an index has given before it breaks off would be there twice
        for (SQLite::Statement row(db, select + table + how + rest); row.executeStep();)
            rows.push_back(make(row));
        std::ranges::for_each(rows, take);
    };
    try {
        read(" INDEXED BY " + table + "_time ");
        return true;
    } catch (const SQLite::Exception &e) {
        if (!isUnreadable(e))
            throw;
    }
    read(" NOT INDEXED ");
    return false;
}

/// From when to when the rows of a chunk or batch that is damaged may be: as its keys tell, else as its row does.
TimeRange lostRange(QByteArrayView keys, size_t count, TimeRange told)
{
    const auto whole = decodeKeys(keys, count);
    if (!whole || whole->phenomenonTime.empty())
        return told;
    return { { whole->phenomenonTime.front() }, { whole->phenomenonTime.back() + 1 } };
}

struct ChunkLine {
    FeedState *feed;
    FeedState::Chunk chunk;
    bool isSound;
};
struct KeyframeLine {
    FeedState *feed;
    FeedState::Keyframe keyframe;
};

bool loadChunks(SQLite::Database &db, const FeedsById &byId, const DamageReporter &damaged)
{
    ReadStatement keysOf(db, "SELECT keys FROM chunk WHERE id = ?");
    const auto takeChunk = [&](const ChunkLine &line) {
        const auto &[feed, chunk, isSound] = line;
        const TimeRange range { { chunk.first }, { chunk.last + 1 } };
        if (feed && isSound) {
            feed->chunks.push_back(chunk);
            feed->extend(range);
            return;
        }
        // Nothing is known of it: not even whose it is.
        damaged({ feed ? feed->name : QString(), range, chunk.count, QStringLiteral("chunk %1").arg(chunk.id) });
        if (feed)
            feed->lost.push_back(
                visitBlob(keysOf, chunk.id, [&](QByteArrayView keys) { return lostRange(keys, size_t(chunk.count), range); }));
    };
    const bool areChunksFound = readIndexed<ChunkLine>(
        db,
        "SELECT feed, id, t_min, t_max, n, lane, crc IS row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections), "
        "f_min, f_max FROM ",
        "chunk", "ORDER BY id",
        [&](SQLite::Statement &row) {
            return ChunkLine { feedAt(byId, row),
                               { row.getColumn(1).getInt64(),
                                 row.getColumn(2).getInt64(),
                                 row.getColumn(3).getInt64(),
                                 row.getColumn(4).getInt64(),
                                 row.getColumn(5).getInt(),
                                 { row.getColumn(7).getUInt(), row.getColumn(8).getUInt() } },
                               row.getColumn(6).getInt() != 0 };
        },
        takeChunk);
    const bool areKeyframesFound = readIndexed<KeyframeLine>(
        db, "SELECT feed, t, chunk, n FROM ", "keyframe", "WHERE crc IS row_crc(id, feed, t, chunk, n) ORDER BY feed, t",
        [&](SQLite::Statement &row) {
            return KeyframeLine { feedAt(byId, row),
                                  { row.getColumn(1).getInt64(), row.getColumn(2).getInt64(), row.getColumn(3).getInt64() } };
        },
        [](const KeyframeLine &line) {
            if (line.feed)
                line.feed->keyframes.push_back(line.keyframe);
        });
    return areChunksFound && areKeyframesFound;
}

void loadTail(SQLite::Database &db, const FeedsById &byId, const DamageReporter &damaged)
{
    for (SQLite::Statement row(db,
                               "SELECT seq, feed, t_min, t_max, n, corrections, keys, data, "
                               "crc IS row_crc(seq, feed, t_min, t_max, n, corrections) FROM tail ORDER BY seq");
         row.executeStep();) {
        FeedState *feed = feedAt(byId, row, 1);
        const qint64 seq = row.getColumn(0).getInt64();
        const size_t n = size_t(row.getColumn(4).getInt64());
        auto rows = std::make_shared<Observations>();
        rows->feed = feed ? feed->name : QString();
        const bool isSound = feed && row.getColumn(8).getInt() != 0 && n > 0;
        const auto keys = isSound ? decodeKeys(blobOf(row.getColumn(6)), n) : std::nullopt;
        if (!keys || !decodeRows(*keys, blobOf(row.getColumn(7)), { 0, n, {} }, *rows)) {
            const TimeRange range { { row.getColumn(2).getInt64() }, { row.getColumn(3).getInt64() + 1 } };
            damaged({ rows->feed, range, qint64(n), QStringLiteral("tail %1").arg(seq) });
            if (feed)
                feed->lost.push_back(lostRange(blobOf(row.getColumn(6)), n, range));
            continue;
        }
        feed->addTail(std::make_shared<const TailBlock>(TailBlock { seq, row.getColumn(5).getInt64(), std::move(rows) }));
    }
}

} // namespace

bool loadFeeds(SQLite::Database &db, FeedStates &feeds, const AreaIndex *areas, const DamageReporter &damaged)
{
    FeedsById byId;
    for (SQLite::Statement row(db,
                               "SELECT id, name, terms, raw_from, crc IS row_crc(id, name, terms, sealed, raw_from) FROM feed");
         row.executeStep();) {
        const QString name = textOf(row.getColumn(1));
        FeedState &feed = feeds.try_emplace(name, name, areas).first->second;
        feed.id = row.getColumn(0).getInt64();
        if (!row.isColumnNull(2))
            feed.termFields = row.getColumn(2).getUInt();
        if (!row.isColumnNull(3))
            feed.rawFrom = row.getColumn(3).getInt64();
        byId[feed.id] = &feed;
        if (row.getColumn(4).getInt() == 0)
            tellRow(damaged, name, "feed", feed.id);
    }
    const bool areIndexesWhole = loadChunks(db, byId, damaged);
    loadTail(db, byId, damaged);
    loadDictionaries(db, byId, damaged);
    return areIndexesWhole;
}

} // namespace citywall
