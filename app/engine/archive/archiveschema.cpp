// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archiveschema.h"

#include "engine/archive/archivetext.h"

#include <pqxx/pqxx>

#include <array>

namespace citywall {

namespace {

// Of what desks do one after the other. Any number will do that is not another program's.
constexpr const char *lockSchema = "SELECT pg_advisory_xact_lock(1129793609, 1)"; // "CWHI", as the file's application id

constexpr const char *firstSchema = R"sql(
CREATE TABLE citywall.setting(name text PRIMARY KEY, value text NOT NULL);

CREATE TABLE citywall.feed(
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE,
    terms integer,                          -- bit i: value i is a term; NULL: never described
    arrival bigint NOT NULL DEFAULT 0,      -- of the observation that came last
    revision bigint NOT NULL DEFAULT 0,     -- of its dictionary; grows with what is new in it
    epoch bigint NOT NULL DEFAULT 0,        -- grows when something was taken out of its dictionary
    raw_from bigint,                        -- observations before it were dropped or thinned out, counts still tell them
    thinned_to bigint,                      -- days up to here were thinned out
    t_min bigint, t_max bigint)             -- first and last instant observed
    WITH (fillfactor = 50);                 -- every commit updates it in place

CREATE TABLE citywall.feature(
    feed integer NOT NULL, key integer NOT NULL, id text NOT NULL, name text NOT NULL,
    geometry geometry(Geometry, 4326), properties json, revision bigint NOT NULL, PRIMARY KEY(feed, key));
CREATE INDEX feature_revision ON citywall.feature(feed, revision);
CREATE INDEX feature_id ON citywall.feature USING hash(id);
CREATE INDEX feature_geometry ON citywall.feature USING gist(geometry);

CREATE TABLE citywall.term(
    feed integer NOT NULL, key integer NOT NULL, word text NOT NULL, revision bigint NOT NULL, PRIMARY KEY(feed, key));
CREATE TABLE citywall.source(
    feed integer NOT NULL, key integer NOT NULL, name text NOT NULL, attribution text NOT NULL, simulated boolean NOT NULL,
    revision bigint NOT NULL, PRIMARY KEY(feed, key));

CREATE TABLE citywall.observation(
    time bigint NOT NULL, arrival bigint NOT NULL, received bigint NOT NULL, feed integer NOT NULL, feature integer NOT NULL,
    v0 real, v1 real, v2 real, v3 real, source smallint NOT NULL, superseded boolean NOT NULL DEFAULT false,
    position geometry(Point, 4326), detail text)
    PARTITION BY RANGE (time);
-- Spans of a feed; features through time, states and what is known already; places; and time alone for those who ask with SQL.
CREATE INDEX observation_feed_time ON citywall.observation(feed, time, feature);
CREATE INDEX observation_feed_feature ON citywall.observation(feed, feature, time);
CREATE INDEX observation_position ON citywall.observation USING gist(position) WHERE position IS NOT NULL;
CREATE INDEX observation_time ON citywall.observation USING brin(time) WITH (pages_per_range = 16, autosummarize = on);
CREATE TABLE citywall.observation_other PARTITION OF citywall.observation DEFAULT;
CREATE TABLE citywall.part(name text PRIMARY KEY, t_begin bigint NOT NULL, t_end bigint NOT NULL);

-- How many observations a feed has had, each feature and instant once, by minute, hour and day (width in milliseconds).
CREATE TABLE citywall.rollup(
    feed integer NOT NULL, width integer NOT NULL, start bigint NOT NULL, n bigint NOT NULL, PRIMARY KEY(feed, width, start))
    WITH (fillfactor = 70);

CREATE TABLE citywall.erasure(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL, feed text NOT NULL, kind text NOT NULL,
    t_min bigint NOT NULL, t_max bigint NOT NULL, observations bigint NOT NULL, features bigint NOT NULL, reason text NOT NULL);

CREATE VIEW citywall.observed AS
    SELECT f.name AS feed, x.id AS feature, x.name, to_timestamp(o.time / 1000.0) AS phenomenon_time,
           to_timestamp(o.received / 1000.0) AS received_time, o.v0, o.v1, o.v2, o.v3,
           coalesce(o.position, x.geometry) AS geometry, s.name AS source, s.attribution, s.simulated, o.detail
    FROM citywall.observation o JOIN citywall.feed f ON f.id = o.feed
    JOIN citywall.feature x ON x.feed = o.feed AND x.key = o.feature
    JOIN citywall.source s ON s.feed = o.feed AND s.key = o.source
    WHERE NOT o.superseded;

-- The owner's rights, so that desks need none to change tables.
CREATE FUNCTION citywall.make_partition(at bigint, OUT t_begin bigint, OUT t_end bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = citywall, public AS $function$
DECLARE
    width text := (SELECT value FROM setting WHERE setting.name = 'partition');
    first timestamp := date_trunc(width, to_timestamp(at / 1000.0) AT TIME ZONE 'UTC');
    part_name text := 'observation_' || to_char(first, CASE width WHEN 'day' THEN 'YYYYMMDD' ELSE 'YYYYMM' END);
BEGIN
    t_begin := extract(epoch FROM first) * 1000;
    t_end := extract(epoch FROM first + ('1 ' || width)::interval) * 1000;
    IF EXISTS (SELECT FROM part p WHERE p.name = part_name) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(1129793609, 2);
    IF NOT EXISTS (SELECT FROM part p WHERE p.name = part_name) THEN -- while it waited
        EXECUTE format('CREATE TABLE %I PARTITION OF observation FOR VALUES FROM (%s) TO (%s)', part_name, t_begin, t_end);
        INSERT INTO part VALUES (part_name, t_begin, t_end);
    END IF;
EXCEPTION WHEN check_violation THEN
    NULL; -- the default partition holds some of it, from when it had none: there they stay, and what comes as well
END
$function$;

-- True if the partition is gone: no other feed had anything in it.
CREATE FUNCTION citywall.drop_partition(part_name text, only_feed integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = citywall, public AS $function$
DECLARE
    first integer;
    last integer;
BEGIN
    IF NOT EXISTS (SELECT FROM part p WHERE p.name = part_name) THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT min(feed), max(feed) FROM %I', part_name) INTO first, last;
    IF first <> only_feed OR last <> only_feed THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE %I', part_name);
    DELETE FROM part p WHERE p.name = part_name;
    RETURN true;
END
$function$;
)sql";

constexpr const char *thinnedStep = R"sql(
ALTER TABLE citywall.feed ADD COLUMN thinned_step bigint; -- to what thinned_to was thinned out, in milliseconds; NULL: not known
)sql";

constexpr std::array<const char *, archiveSchemaVersion> archiveSteps { firstSchema, thinnedStep };

int storedVersion(pqxx::transaction_base &transaction)
{
    // Not to_regclass(): it may answer from before this transaction waited for a lock.
    if (transaction.query_value<bool>("SELECT NOT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                      "WHERE n.nspname = 'citywall' AND c.relname = 'migration')"))
        return 0;
    return transaction.query_value<int>("SELECT coalesce(max(version), 0) FROM citywall.migration");
}

/// One step. False if there is none left.
bool migrateOnce(pqxx::connection &connection, const QString &partition)
{
    pqxx::work step(connection);
    step.exec(lockSchema);
    const int version = storedVersion(step);
    if (version >= archiveSchemaVersion)
        return false;
    if (version == 0) {
        step.exec("CREATE EXTENSION IF NOT EXISTS postgis");
        step.exec("CREATE SCHEMA IF NOT EXISTS citywall");
        step.exec("CREATE TABLE citywall.migration(version integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())");
    }
    step.exec(archiveSteps[size_t(version)]);
    if (version == 0)
        step.exec("INSERT INTO citywall.setting VALUES ('partition', $1)", pqxx::params { partition.toStdString() });
    step.exec("INSERT INTO citywall.migration(version) VALUES ($1)", pqxx::params { version + 1 });
    step.commit();
    return true;
}

} // namespace

int archiveVersionOf(pqxx::connection &connection)
{
    pqxx::read_transaction transaction(connection);
    return storedVersion(transaction);
}

Status migrateArchive(pqxx::connection &connection, const QString &partition)
{
    const int version = archiveVersionOf(connection);
    if (version > archiveSchemaVersion)
        return Error { ArchiveText::tr("The archive was written by a newer Citywall. Use that one, or another archive."),
                       QStringLiteral("schema version %1, known up to %2").arg(version).arg(archiveSchemaVersion) };
    while (version < archiveSchemaVersion && migrateOnce(connection, partition)) { }
    return ok();
}

bool mayWriteArchive(pqxx::connection &connection)
{
    pqxx::read_transaction transaction(connection);
    return transaction.query_value<bool>("SELECT has_table_privilege('citywall.observation', 'INSERT') "
                                         "AND has_table_privilege('citywall.feed', 'UPDATE')");
}

TimeRange makePartition(pqxx::transaction_base &transaction, UtcTime at)
{
    const auto [begin, end] = transaction.query1<qint64, qint64>("SELECT t_begin, t_end FROM citywall.make_partition($1)",
                                                                 pqxx::params { at.milliseconds });
    return { { begin }, { end } };
}

} // namespace citywall
