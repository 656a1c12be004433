// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/feedloader.h"

#include "engine/history/chunkcodec.h"

#include <QJsonDocument>

#include <unordered_map>

namespace citywall {

namespace {

using FeedsById = std::unordered_map<qint64, FeedState *>;

FeedState *feedAt(const FeedsById &byId, SQLite::Statement &row, int column = 0)
{
    const auto it = byId.find(row.getColumn(column).getInt64());
    return it == byId.end() ? nullptr : it->second;
}

void loadDictionaries(SQLite::Database &db, const FeedsById &byId)
{
    for (SQLite::Statement row(db, "SELECT feed, key, id, name, geometry, properties FROM feature ORDER BY feed, key");
         row.executeStep();) {
        if (FeedState *feed = feedAt(byId, row)) {
            const QByteArrayView json = blobOf(row.getColumn(5));
            feed->loadFeature({ FeatureKey(row.getColumn(1).getUInt()),
                                textOf(row.getColumn(2)),
                                textOf(row.getColumn(3)),
                                unpackGeometry(blobOf(row.getColumn(4))),
                                {},
                                json.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(json.toByteArray()).object(),
                                -1 });
        }
    }
    for (SQLite::Statement row(db, "SELECT feed, word FROM term ORDER BY feed, key"); row.executeStep();) {
        if (FeedState *feed = feedAt(byId, row))
            feed->loadTerm(textOf(row.getColumn(1)));
    }
    for (SQLite::Statement row(db, "SELECT feed, name, attribution, simulated FROM source ORDER BY feed, key");
         row.executeStep();) {
        if (FeedState *feed = feedAt(byId, row))
            feed->loadSource({ textOf(row.getColumn(1)), textOf(row.getColumn(2)), row.getColumn(3).getInt() != 0 });
    }
}

void loadChunks(SQLite::Database &db, const FeedsById &byId)
{
    for (SQLite::Statement row(db, "SELECT feed, id, t_min, t_max, n FROM chunk INDEXED BY chunk_time ORDER BY id");
         row.executeStep();) {
        if (FeedState *feed = feedAt(byId, row)) {
            const FeedState::Chunk chunk { row.getColumn(1).getInt64(), row.getColumn(2).getInt64(), row.getColumn(3).getInt64(),
                                           row.getColumn(4).getInt64() };
            feed->chunks.push_back(chunk);
            feed->extend({ { chunk.first }, { chunk.last + 1 } });
        }
    }
    for (SQLite::Statement row(db, "SELECT feed, t, chunk, n FROM keyframe INDEXED BY keyframe_time ORDER BY feed, t");
         row.executeStep();) {
        if (FeedState *feed = feedAt(byId, row))
            feed->keyframes.push_back({ row.getColumn(1).getInt64(), row.getColumn(2).getInt64(), row.getColumn(3).getInt64() });
    }
}

void loadTail(SQLite::Database &db, const FeedsById &byId, const DamageReporter &damaged)
{
    for (SQLite::Statement row(db, "SELECT seq, feed, t_min, t_max, n, corrections, keys, data FROM tail ORDER BY seq");
         row.executeStep();) {
        FeedState *feed = feedAt(byId, row, 1);
        if (!feed)
            continue;
        const qint64 seq = row.getColumn(0).getInt64();
        const size_t n = size_t(row.getColumn(4).getInt64());
        auto rows = std::make_shared<Observations>();
        rows->feed = feed->name;
        const auto keys = decodeKeys(blobOf(row.getColumn(6)), n);
        if (n == 0 || !keys || !decodeRows(*keys, blobOf(row.getColumn(7)), { 0, n, {} }, *rows)) {
            damaged({ feed->name,
                      { { row.getColumn(2).getInt64() }, { row.getColumn(3).getInt64() + 1 } },
                      qint64(n),
                      QStringLiteral("tail %1").arg(seq) });
            continue;
        }
        feed->addTail(std::make_shared<const TailBlock>(TailBlock { seq, row.getColumn(5).getInt64(), std::move(rows) }));
    }
}

} // namespace

void loadFeeds(SQLite::Database &db, FeedStates &feeds, const AreaIndex *areas, const DamageReporter &damaged)
{
    FeedsById byId;
    for (SQLite::Statement row(db, "SELECT id, name, terms, raw_from FROM feed"); row.executeStep();) {
        const QString name = textOf(row.getColumn(1));
        FeedState &feed = feeds.try_emplace(name, name, areas).first->second;
        feed.id = row.getColumn(0).getInt64();
        if (!row.isColumnNull(2))
            feed.termFields = row.getColumn(2).getUInt();
        if (!row.isColumnNull(3))
            feed.rawFrom = row.getColumn(3).getInt64();
        byId[feed.id] = &feed;
    }
    loadDictionaries(db, byId);
    loadChunks(db, byId);
    loadTail(db, byId, damaged);
}

} // namespace citywall
