// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivequery.h"

#include "engine/archive/archivehistogram.h"
#include "engine/archive/archiverows.h"
#include "engine/history/chunkcodec.h"

#include <pqxx/pqxx>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration shortHorizon = std::chrono::hours(1); ///< reading all of it costs less than looking for each feature

QString number(double degrees) { return QString::number(degrees, 'f', 9); }

/// "feed = 3 AND time >= … ": of the table o, what holds now.
QString conditions(qint64 feed, TimeRange range)
{
    return u"o.feed = %1 AND o.time >= %2 AND o.time < %3 AND NOT o.superseded"_s.arg(feed)
        .arg(range.begin.milliseconds)
        .arg(range.end.milliseconds);
}

QString selection(const QString &from, const QString &where)
{
    return u"SELECT %1, o.arrival FROM %2 WHERE %3"_s.arg(QLatin1StringView(rowColumns), from, where);
}

/// In the order that the rows of readRows() have; without the number of arrival, which is for sorting.
std::string inOrder(const QString &rows)
{
    return (u"SELECT r.time, r.received, r.feature, r.longitude, r.latitude, r.v0, r.v1, r.v2, r.v3, r.source, r.detail FROM "
            u"(%1) "
            "AS r(time, received, feature, longitude, latitude, v0, v1, v2, v3, source, detail, arrival) ORDER BY r.time, r.arrival"_s)
        .arg(rows)
        .toStdString();
}

QStringList featuresInside(const BoxFilter &box, const FeedDictionary &dictionary)
{
    QStringList keys;
    for (const Feature &feature : dictionary.features) {
        if (box.contains(Observations::noPosition, Observations::noPosition, feature.key))
            keys.append(QString::number(feature.key));
    }
    return keys;
}

} // namespace

ArchiveQuery::ArchiveQuery(const ArchiveAccess &access, ArchiveFeeds &feeds, Published &published)
    : m_feeds(feeds), m_published(published), m_connection(connectToArchive(access, ArchiveUse::Reading))
{
}

ArchiveQuery::~ArchiveQuery() = default;

qint64 ArchiveQuery::idOf(const QString &feed, pqxx::transaction_base &transaction)
{
    ArchiveFeed &known = m_feeds.feed(feed);
    const std::scoped_lock lock(known.mutex);
    return known.state->id != 0 ? known.state->id : findFeed(transaction, feed).id;
}

ObservationsPtr ArchiveQuery::read(const ObservationQuery &query)
{
    auto out = std::make_shared<Observations>();
    out->feed = query.feed;
    if (query.range.isEmpty())
        return out;
    pqxx::read_transaction transaction(*m_connection);
    const qint64 feed = idOf(query.feed, transaction);
    if (feed == 0)
        return out;
    QString where = conditions(feed, query.range);
    if (query.feature)
        where += u" AND o.feature = %1"_s.arg(*query.feature);
    const QString table = u"citywall.observation o"_s;
    if (!query.box) {
        readRows(transaction, inOrder(selection(table, where)), *out);
        m_feeds.cover(*out, transaction);
        return out;
    }
    // PostGIS compares boxes of single precision, which are a little too large: the last word is ours.
    const FeedDictionaryPtr dictionary = m_published.dictionary(query.feed);
    const BoxFilter box(query.box, *dictionary);
    const QString envelope =
        u"ST_MakeEnvelope(%1, %2, %3, %4, 4326)"_s.arg(number(query.box->westDegrees), number(query.box->southDegrees),
                                                       number(query.box->eastDegrees), number(query.box->northDegrees));
    const QString placed = selection(table, where + u" AND o.position && "_s + envelope);
    const QString unplaced = selection(table,
                                       where
                                           + u" AND o.position IS NULL AND o.feature = ANY('{%1}'::integer[])"_s.arg(
                                               featuresInside(box, *dictionary).join(u',')));
    readRows(transaction, inOrder(placed + u" UNION ALL "_s + unplaced), *out);
    keepRows(*out, [&](size_t row) { return box.contains(out->longitudeE7[row], out->latitudeE7[row], out->feature[row]); });
    m_feeds.cover(*out, transaction);
    return out;
}

ObservationsPtr ArchiveQuery::latest(const QString &name, UtcTime at, Duration horizon)
{
    const UtcTime end = at + Duration(1); // what was observed at the instant counts
    const TimeRange range { end - horizon, end };
    if (horizon <= shortHorizon)
        return newestOfEach(*read({ name, range, {}, {} }));
    auto state = std::make_shared<Observations>();
    state->feed = name;
    pqxx::read_transaction transaction(*m_connection);
    const qint64 feed = idOf(name, transaction);
    if (feed == 0 || range.isEmpty())
        return state;
    // For each feature one step down the index, from the newest partition backwards, however long ago it was.
    const QString newest = u"SELECT * FROM citywall.observation x WHERE x.feed = %1 AND x.feature = f.key AND x.time >= %2 "
                           "AND x.time < %3 AND NOT x.superseded ORDER BY x.time DESC LIMIT 1"_s.arg(feed)
                               .arg(range.begin.milliseconds)
                               .arg(range.end.milliseconds);
    readRows(transaction,
             inOrder(selection(u"citywall.feature f CROSS JOIN LATERAL (%1) o"_s.arg(newest), u"f.feed = %1"_s.arg(feed))),
             *state);
    m_feeds.cover(*state, transaction);
    return state;
}

std::vector<qint64> ArchiveQuery::count(const QString &feed, TimeRange range, int buckets)
{
    pqxx::read_transaction transaction(*m_connection);
    return countInBuckets(transaction, findFeed(transaction, feed), range, buckets);
}

} // namespace citywall
