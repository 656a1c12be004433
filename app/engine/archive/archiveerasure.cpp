// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archiveerasure.h"

#include "engine/archive/archivefeeds.h"
#include "engine/archive/archivemessages.h"
#include "engine/archive/archivetext.h"

#include <pqxx/pqxx>

#include <algorithm>

namespace citywall {

namespace {

// Longer than any history, and still far from where sums would overflow.
constexpr TimeRange allArchivedTime { { std::numeric_limits<qint64>::min() / 4 }, { std::numeric_limits<qint64>::max() / 4 } };

constexpr int rowsAtOnce = 10'000; // of those that have a position in the box around the polygons

TimeRange within(TimeRange range)
{
    return range.isEmpty() ? allArchivedTime
                           : TimeRange { std::max(range.begin, allArchivedTime.begin), std::min(range.end, allArchivedTime.end) };
}

/// Takes one feed's observations out, in a transaction of the caller's.
class FeedEraser
{
public:
    FeedEraser(pqxx::work &transaction, const ErasureRequest &request, ArchiveFeedRow feed)
        : m_transaction(transaction), m_request(request), m_feed(std::move(feed)), m_range(within(request.range)), m_area(request)
    {
    }

    /// False if the feed has no such entity.
    bool find()
    {
        const pqxx::result features = m_transaction.exec(
            "SELECT key, id, ST_AsGeoJSON(geometry, 7) FROM citywall.feature WHERE feed = $1", pqxx::params { m_feed.id });
        for (const pqxx::row &row : features) {
            const GeoLine geometry = geometryFromText(row[2].view());
            if (isEntity() ? QString::fromUtf8(row[1].view()) == m_request.entity
                           : m_area.contains(geometry.size() == 1 ? geometry.constFirst() : midpoint(geometry)))
                m_features.push_back(row[0].as<qint64>());
        }
        if (isEntity() && m_features.empty())
            return false;
        m_transaction.exec("CREATE TEMP TABLE hit(feature integer, time bigint) ON COMMIT DROP");
        const pqxx::params asked { m_feed.id, m_range.begin.milliseconds, m_range.end.milliseconds, m_features };
        const std::string select = "INSERT INTO hit SELECT DISTINCT feature, time FROM citywall.observation "
                                   "WHERE feed = $1 AND time >= $2 AND time < $3 AND feature = ANY($4::integer[])";
        m_transaction.exec(isEntity() ? select : select + " AND position IS NULL", asked);
        if (!isEntity())
            findPlaced();
        m_transaction.exec("CREATE INDEX ON hit(feature, time); ANALYZE hit");
        return true;
    }

    FeedErasure measure()
    {
        FeedErasure found { m_feed.name };
        const pqxx::row sums = m_transaction
                                   .exec("SELECT count(*), min(o.time), max(o.time) FROM citywall.observation o JOIN hit h "
                                         "ON o.feature = h.feature AND o.time = h.time WHERE o.feed = $1",
                                         pqxx::params { m_feed.id })
                                   .one_row();
        found.observations = sums[0].as<qint64>();
        if (!sums[1].is_null())
            found.range = { { sums[1].as<qint64>() }, { sums[2].as<qint64>() + 1 } };
        // Hit, or asked for, and nothing of them is left: retention may have dropped what they had in the asked period.
        const pqxx::result empty = m_transaction.exec(
            "SELECT c.key FROM (SELECT DISTINCT feature AS key FROM hit UNION SELECT unnest($2::integer[])) c "
            "WHERE NOT EXISTS (SELECT FROM citywall.observation o WHERE o.feed = $1 AND o.feature = c.key AND NOT EXISTS "
            "(SELECT FROM hit h WHERE h.feature = o.feature AND h.time = o.time))",
            pqxx::params { m_feed.id, m_features });
        for (const pqxx::row &row : empty)
            m_empty.push_back(row[0].as<qint64>());
        found.features = qint64(m_empty.size());
        return found;
    }

    /// Whether retention has taken rows of the asked time out of their tables, in whose pages they may be still.
    bool isThinned() const { return m_feed.rawFrom && m_range.begin.milliseconds < *m_feed.rawFrom; }

    /// These are to be written anew as well.
    void rewriteThinned()
    {
        const pqxx::result thinned =
            m_transaction.exec("SELECT 'citywall.' || quote_ident(name) FROM citywall.part WHERE t_begin < $2 AND t_end > $1 "
                               "UNION ALL SELECT 'citywall.observation_other'",
                               pqxx::params { m_range.begin.milliseconds, std::min(m_range.end.milliseconds, *m_feed.rawFrom) });
        std::vector<std::string> tables;
        for (const pqxx::row &row : thinned)
            tables.push_back(row[0].as<std::string>());
        rewrite(tables);
    }

    /// What held any of it is to be written anew, which the database remembers.
    void erase(const FeedErasure &found)
    {
        std::vector<std::string> tables;
        const pqxx::params ofFeed { m_feed.id };
        const pqxx::result held =
            m_transaction.exec("SELECT DISTINCT o.tableoid::regclass::text FROM citywall.observation o JOIN hit h "
                               "ON o.feature = h.feature AND o.time = h.time WHERE o.feed = $1",
                               ofFeed);
        for (const pqxx::row &row : held)
            tables.push_back(row[0].as<std::string>());
        m_transaction.exec("DELETE FROM citywall.observation o USING hit h "
                           "WHERE o.feed = $1 AND o.feature = h.feature AND o.time = h.time",
                           ofFeed);
        m_transaction.exec("UPDATE citywall.rollup r SET n = r.n - gone.n FROM ("
                           "SELECT width, time - mod(mod(time, width) + width, width) AS start, count(*) AS n "
                           "FROM hit, unnest(ARRAY[60000, 3600000, 86400000]::bigint[]) AS width GROUP BY 1, 2) gone "
                           "WHERE r.feed = $1 AND r.width = gone.width AND r.start = gone.start",
                           ofFeed);
        m_transaction.exec("DELETE FROM citywall.rollup WHERE feed = $1 AND n <= 0", ofFeed);
        m_transaction.exec("UPDATE citywall.feature SET id = 'erased:' || key, name = '', geometry = NULL, properties = NULL "
                           "WHERE feed = $1 AND key = ANY($2::integer[])",
                           pqxx::params { m_feed.id, m_empty });
        if (!m_empty.empty())
            tables.push_back("citywall.feature");
        m_transaction.exec("INSERT INTO citywall.erasure(at, feed, kind, t_min, t_max, observations, features, reason) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                           pqxx::params { m_request.at.milliseconds, m_feed.name.toStdString(), isEntity() ? "entity" : "area",
                                          m_range.begin.milliseconds, m_range.end.milliseconds, found.observations,
                                          found.features, plainText(m_request.reason) });
        m_transaction.exec("UPDATE citywall.feed SET epoch = epoch + 1, revision = revision + 1, "
                           "t_min = (SELECT min(time) FROM citywall.observation WHERE feed = $1), "
                           "t_max = (SELECT max(time) FROM citywall.observation WHERE feed = $1) WHERE id = $1",
                           ofFeed);
        rewrite(tables);
        tellDesks(m_transaction, { QStringLiteral("upkeep"), ArchiveMessage::Kind::Reset, m_feed.id, 0, m_feed.arrival, {} });
    }

private:
    bool isEntity() const { return !m_request.entity.isEmpty(); }

    void rewrite(const std::vector<std::string> &tables)
    {
        m_transaction.exec("CREATE TABLE IF NOT EXISTS citywall.erasure_unfinished(relation text PRIMARY KEY)");
        m_transaction.exec("INSERT INTO citywall.erasure_unfinished SELECT unnest($1::text[]) ON CONFLICT DO NOTHING",
                           pqxx::params { tables });
    }

    /// Observations that say themselves where they were.
    void findPlaced()
    {
        const GeoBox &box = m_area.bounds();
        // The index knows places to seven digits or so; which are inside is said by what they are.
        const std::string where = "FROM citywall.observation WHERE feed = $1 AND time >= $2 AND time < $3 "
                                  "AND position && ST_MakeEnvelope($4, $5, $6, $7, 4326) "
                                  "AND ST_X(position) BETWEEN $4 AND $6 AND ST_Y(position) BETWEEN $5 AND $7";
        const pqxx::params asked { m_feed.id,       m_range.begin.milliseconds, m_range.end.milliseconds,
                                   box.westDegrees, box.southDegrees,           box.eastDegrees,
                                   box.northDegrees };
        if (m_request.area.isEmpty()) {
            m_transaction.exec("INSERT INTO hit SELECT feature, time " + where + " EXCEPT SELECT feature, time FROM hit", asked);
            return;
        }
        m_transaction.exec("CREATE TEMP TABLE placed(feature integer, time bigint) ON COMMIT DROP");
        m_transaction.exec("DECLARE inbox NO SCROLL CURSOR FOR SELECT feature, time, ST_X(position), ST_Y(position) " + where,
                           asked);
        while (notePlaced(m_transaction.exec("FETCH " + std::to_string(rowsAtOnce) + " FROM inbox"))) { }
        m_transaction.exec("CLOSE inbox");
        m_transaction.exec("INSERT INTO hit SELECT feature, time FROM placed EXCEPT SELECT feature, time FROM hit");
        m_transaction.exec("DROP TABLE placed");
    }

    /// Those of the rows that are inside the polygons. False if there are no more to come.
    bool notePlaced(const pqxx::result &rows)
    {
        std::vector<qint64> features, times;
        for (const pqxx::row &row : rows) {
            if (m_area.contains({ row[2].as<double>(), row[3].as<double>() })) {
                features.push_back(row[0].as<qint64>());
                times.push_back(row[1].as<qint64>());
            }
        }
        m_transaction.exec("INSERT INTO placed SELECT * FROM unnest($1::integer[], $2::bigint[])",
                           pqxx::params { features, times });
        return rows.size() == rowsAtOnce;
    }

    pqxx::work &m_transaction;
    const ErasureRequest &m_request;
    const ArchiveFeedRow m_feed;
    const TimeRange m_range;
    const ErasureArea m_area;
    std::vector<qint64> m_features; // the entity, or those in the area
    std::vector<qint64> m_empty;
};

/// Writes the tables anew that erasures have taken something out of, this one or one that was interrupted. @returns how many
size_t rewriteTables(pqxx::connection &connection)
{
    pqxx::nontransaction session(connection);
    if (session.query_value<bool>("SELECT to_regclass('citywall.erasure_unfinished') IS NULL"))
        return 0;
    const pqxx::result left = session.exec("SELECT relation, to_regclass(relation) IS NOT NULL FROM citywall.erasure_unfinished");
    for (const pqxx::row &row : left) {
        const auto relation = row[0].as<std::string>();
        if (row[1].as<bool>()) // else its partition is gone
            session.exec("VACUUM (FULL, ANALYZE) " + relation);
        session.exec("DELETE FROM citywall.erasure_unfinished WHERE relation = $1", pqxx::params { relation });
    }
    return size_t(left.size());
}

/// The same; an error in words for who has to finish it.
Result<size_t> finishErasures(pqxx::connection &connection)
{
    try {
        return rewriteTables(connection);
    } catch (const std::exception &e) {
        return Error { ArchiveText::tr(
                           "It is erased, but old copies may remain in the tables of the archive. Erase it again: that "
                           "writes them anew."),
                       QString::fromUtf8(e.what()).trimmed() };
    }
}

Result<ErasureOutcome> lookForErasure(pqxx::connection &connection, const ErasureRequest &request, bool erase)
{
    if (request.entity.isEmpty() && !request.box && request.area.isEmpty())
        return Error { ArchiveText::tr("Name an entity or an area to erase."), {} };
    std::vector<qint64> ids;
    {
        pqxx::read_transaction transaction(connection);
        if (erase
            && !transaction.query_value<bool>(
                "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'citywall.observation'::regclass"))
            return Error { ArchiveText::tr(
                               "Only the owner of the archive's tables can write them anew, so that nothing is left of what is "
                               "erased: use that user."),
                           {} };
        const pqxx::result feeds = transaction.exec("SELECT id FROM citywall.feed WHERE $1 = '' OR name = $1 ORDER BY name",
                                                    pqxx::params { request.feed.toStdString() });
        for (const pqxx::row &row : feeds)
            ids.push_back(row[0].as<qint64>());
    }
    if (ids.empty())
        return Error { ArchiveText::tr("The archive holds no feed %1.").arg(request.feed), {} };
    ErasureOutcome outcome;
    bool known = false;
    for (const qint64 id : ids) {
        pqxx::work transaction(connection);
        FeedEraser eraser(transaction, request,
                          feedRows(transaction, erase ? "WHERE id = $1 FOR UPDATE" : "WHERE id = $1", pqxx::params { id }).at(0));
        if (!eraser.find())
            continue;
        known = true;
        const FeedErasure found = eraser.measure();
        const bool isFound = found.observations > 0 || found.features > 0;
        if (isFound)
            outcome.feeds.append(found);
        outcome.overwritesDropped |= eraser.isThinned();
        if (!erase)
            continue;
        if (eraser.isThinned())
            eraser.rewriteThinned();
        if (isFound)
            eraser.erase(found);
        if (isFound || eraser.isThinned())
            transaction.commit();
    }
    const Result<size_t> rewritten = erase ? finishErasures(connection) : Result<size_t>(0);
    if (!rewritten)
        return rewritten.error();
    if (!known && *rewritten == 0) // what is not known may be what an interrupted erasure took out
        return Error { ArchiveText::tr("The archive knows no entity %1.").arg(request.entity), {} };
    return outcome;
}

Result<ErasureOutcome> eraseOrCount(const ArchiveAccess &access, const ErasureRequest &request, bool erase)
{
    try {
        return lookForErasure(*connectToArchive(access, ArchiveUse::Upkeep), request, erase);
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
}

} // namespace

Result<ErasureOutcome> countArchiveErasure(const ArchiveAccess &access, const ErasureRequest &request)
{
    return eraseOrCount(access, request, false);
}

Result<ErasureOutcome> eraseFromArchive(const ArchiveAccess &access, const ErasureRequest &request)
{
    return eraseOrCount(access, request, true);
}

Result<bool> isArchiveErasureUnfinished(const ArchiveAccess &access)
{
    try {
        const auto connection = connectToArchive(access, ArchiveUse::Reading);
        pqxx::read_transaction transaction(*connection);
        return transaction.query_value<bool>("SELECT to_regclass('citywall.erasure_unfinished') IS NOT NULL")
            && transaction.query_value<bool>("SELECT EXISTS (SELECT FROM citywall.erasure_unfinished)");
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
}

Result<QList<ErasureRecord>> archiveErasureLog(const ArchiveAccess &access)
{
    try {
        const auto connection = connectToArchive(access, ArchiveUse::Reading);
        pqxx::read_transaction transaction(*connection);
        QList<ErasureRecord> log;
        const pqxx::result rows = transaction.exec(
            "SELECT at, feed, kind, t_min, t_max, observations, features, reason FROM citywall.erasure ORDER BY id");
        for (const pqxx::row &row : rows) {
            log.append({ { row[0].as<qint64>() },
                         QString::fromUtf8(row[1].view()),
                         QString::fromUtf8(row[2].view()),
                         { { row[3].as<qint64>() }, { row[4].as<qint64>() } },
                         row[5].as<qint64>(),
                         row[6].as<qint64>(),
                         QString::fromUtf8(row[7].view()) });
        }
        return log;
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
}

} // namespace citywall
