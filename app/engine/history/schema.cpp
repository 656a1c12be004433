// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/schema.h"

#include <array>

namespace citywall {

namespace {

void createSchema(SQLite::Database &db)
{
    db.exec(R"sql(
CREATE TABLE feed(
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    terms INTEGER,                       -- bit i: value i is a term; NULL: never described
    sealed INTEGER NOT NULL DEFAULT 0);  -- last tail.seq whose observations are in chunks
CREATE TABLE feature(
    feed INTEGER NOT NULL, key INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
    geometry BLOB NOT NULL,              -- little-endian int32 pairs: longitude, latitude in degrees x 10^7
    properties TEXT NOT NULL,            -- JSON, or empty
    PRIMARY KEY(feed, key)) WITHOUT ROWID;
CREATE TABLE term(feed INTEGER NOT NULL, key INTEGER NOT NULL, word TEXT NOT NULL, PRIMARY KEY(feed, key)) WITHOUT ROWID;
CREATE TABLE source(
    feed INTEGER NOT NULL, key INTEGER NOT NULL, name TEXT NOT NULL, attribution TEXT NOT NULL, simulated INTEGER NOT NULL,
    PRIMARY KEY(feed, key)) WITHOUT ROWID;
CREATE TABLE chunk(
    id INTEGER PRIMARY KEY, feed INTEGER NOT NULL, lane INTEGER NOT NULL, t_min INTEGER NOT NULL, t_max INTEGER NOT NULL,
    f_min INTEGER NOT NULL, f_max INTEGER NOT NULL, n INTEGER NOT NULL,
    corrections INTEGER NOT NULL,        -- not 0: may replace observations stored before
    keys BLOB NOT NULL, data BLOB NOT NULL);
CREATE INDEX chunk_time ON chunk(feed, t_max, t_min, f_min, f_max, n, corrections);
CREATE TABLE tail(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, feed INTEGER NOT NULL, t_min INTEGER NOT NULL, t_max INTEGER NOT NULL,
    n INTEGER NOT NULL, corrections INTEGER NOT NULL, keys BLOB NOT NULL, data BLOB NOT NULL);
CREATE TABLE rollup(feed INTEGER NOT NULL, hour INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(feed, hour)) WITHOUT ROWID;
)sql");
}

/// Keyframes, counts by minute and day, the log of what was erased, and chunks found by lane. Keyframes are built and minutes counted later, while the
/// history is open: until then readers go to the rows, as they did before.
void addKeyframes(SQLite::Database &db)
{
    db.exec(R"sql(
ALTER TABLE feed ADD COLUMN raw_from INTEGER;  -- observations before it are thinned out, counts still tell them; NULL: all are there
ALTER TABLE rollup ADD COLUMN minutes BLOB;    -- see rollups.h; NULL or empty: not known
CREATE TABLE rollup_day(feed INTEGER NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(feed, day)) WITHOUT ROWID;
INSERT INTO rollup_day
    SELECT feed, (hour - (hour % 24 + 24) % 24) / 24 AS day, sum(n) FROM rollup GROUP BY 1, 2;
DROP INDEX chunk_time;
CREATE INDEX chunk_time ON chunk(feed, lane, t_max, t_min, f_min, f_max, n, corrections);
CREATE TABLE keyframe(
    id INTEGER PRIMARY KEY, feed INTEGER NOT NULL,
    t INTEGER NOT NULL,                  -- the newest row of each feature up to here, this instant included …
    chunk INTEGER NOT NULL,              -- … of the chunks up to this id
    n INTEGER NOT NULL, keys BLOB NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX keyframe_time ON keyframe(feed, t, chunk, n);
CREATE TABLE erasure(
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, feed TEXT NOT NULL, kind TEXT NOT NULL,
    t_min INTEGER NOT NULL, t_max INTEGER NOT NULL, observations INTEGER NOT NULL, features INTEGER NOT NULL, reason TEXT NOT NULL);
)sql");
}

/// Each row that says what chunks, names and counts are carries a checksum of its values (see checksum.h), also in the indexes that
/// answer for it.
void addRowChecksums(SQLite::Database &db)
{
    db.exec(R"sql(
ALTER TABLE feed ADD COLUMN crc INTEGER;
UPDATE feed SET crc = row_crc(id, name, terms, sealed, raw_from);
CREATE TRIGGER feed_added AFTER INSERT ON feed BEGIN
    UPDATE feed SET crc = row_crc(id, name, terms, sealed, raw_from) WHERE id = NEW.id;
END;
CREATE TRIGGER feed_changed AFTER UPDATE OF name, terms, sealed, raw_from ON feed
WHEN OLD.crc IS row_crc(OLD.id, OLD.name, OLD.terms, OLD.sealed, OLD.raw_from) BEGIN
    UPDATE feed SET crc = row_crc(id, name, terms, sealed, raw_from) WHERE id = NEW.id;
END;
ALTER TABLE feature ADD COLUMN crc INTEGER;
UPDATE feature SET crc = row_crc(feed, key, id, name, geometry, properties);
ALTER TABLE term ADD COLUMN crc INTEGER;
UPDATE term SET crc = row_crc(feed, key, word);
ALTER TABLE source ADD COLUMN crc INTEGER;
UPDATE source SET crc = row_crc(feed, key, name, attribution, simulated);
ALTER TABLE rollup ADD COLUMN crc INTEGER;
UPDATE rollup SET crc = row_crc(feed, hour, n, minutes);
ALTER TABLE rollup_day ADD COLUMN crc INTEGER;
UPDATE rollup_day SET crc = row_crc(feed, day, n);
ALTER TABLE tail ADD COLUMN crc INTEGER;
UPDATE tail SET crc = row_crc(seq, feed, t_min, t_max, n, corrections);
DROP INDEX chunk_time;
ALTER TABLE chunk ADD COLUMN crc INTEGER;
UPDATE chunk SET crc = row_crc(id, feed, lane, t_min, t_max, f_min, f_max, n, corrections);
CREATE INDEX chunk_time ON chunk(feed, lane, t_max, t_min, f_min, f_max, n, corrections, crc);
DROP INDEX keyframe_time;
ALTER TABLE keyframe ADD COLUMN crc INTEGER;
UPDATE keyframe SET crc = row_crc(id, feed, t, chunk, n);
CREATE UNIQUE INDEX keyframe_time ON keyframe(feed, t, chunk, n, crc);
)sql");
}

/// The log of what was erased has them as well.
void addLogChecksums(SQLite::Database &db)
{
    db.exec(R"sql(
ALTER TABLE erasure ADD COLUMN crc INTEGER;
UPDATE erasure SET crc = row_crc(id, at, feed, kind, t_min, t_max, observations, features, reason);
)sql");
}

constexpr std::array<Migration, 4> schemaSteps { createSchema, addKeyframes, addRowChecksums, addLogChecksums };

} // namespace

std::span<const Migration> migrations() { return schemaSteps; }

} // namespace citywall
