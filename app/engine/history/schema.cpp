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

constexpr std::array<Migration, 2> schemaSteps { createSchema, addKeyframes };

} // namespace

std::span<const Migration> migrations() { return schemaSteps; }

} // namespace citywall
