// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archiveappender.h"

#include "engine/archive/archivegathering.h"
#include "engine/archive/archivemessages.h"
#include "engine/archive/archiveschema.h"
#include "engine/archive/archivetext.h"
#include "engine/history/appender.h"
#include "engine/history/rollups.h"

#include <QJsonDocument>

#include <pqxx/pqxx>

namespace citywall {

namespace {

constexpr std::array<qint64, 3> rollupWidths { minuteMilliseconds, hourMilliseconds, dayMilliseconds };

/// Columns for unnest(): an array each.
struct KeyArrays {
    std::vector<qint64> feeds;
    std::vector<qint64> features;
    std::vector<qint64> times;

    void add(qint64 feed, const ObservationKey &key)
    {
        feeds.push_back(feed);
        features.push_back(key.feature);
        times.push_back(key.time);
    }
    bool isEmpty() const { return times.empty(); }
    /// With the span of the times, by which the server leaves other partitions out.
    pqxx::params params() const { return { feeds, features, times, std::ranges::min(times), std::ranges::max(times) }; }
};

} // namespace

ArchiveCommit ArchiveAppender::commit(pqxx::connection &connection, const std::vector<PendingAppend> &batches)
{
    std::vector<qint64> ids;
    std::map<qint64, ArchiveFeed *> feeds;
    for (const PendingAppend &batch : batches) {
        ArchiveFeed &feed = m_feeds.feed(batch.feed);
        (void)ensureFeed(connection, feed);
        const std::scoped_lock lock(feed.mutex);
        if (feeds.emplace(feed.state->id, &feed).second)
            ids.push_back(feed.state->id);
    }
    ensurePartitions(connection, batches);

    std::vector<std::unique_lock<std::mutex>> locks;
    Work work;
    try {
        pqxx::work transaction(connection);
        for (ArchiveFeedRow &stored :
             feedRows(transaction, "WHERE id = ANY($1::integer[]) ORDER BY id FOR UPDATE", pqxx::params { ids })) {
            ArchiveFeed &feed = *feeds.at(stored.id);
            locks.emplace_back(feed.mutex);
            m_feeds.catchUp(feed, transaction, stored);
            feed.state->mark();
            work.push_back(std::make_unique<ArchiveGathering>(feed, std::move(stored)));
        }
        if (work.size() < ids.size()) {
            forget();
            throw std::runtime_error("a feed is gone from the archive");
        }
        ArchiveCommit commit = store(transaction, batches, work);
        transaction.commit();
        for (const auto &of : work) {
            if (of->hasNewNames())
                ++of->feed.revision;
            if (!of->range().isEmpty())
                of->feed.state->extend(of->range());
            if (of->feed.state->bulk == 0)
                m_feeds.show(of->feed);
        }
        return commit;
    } catch (...) {
        for (const auto &of : work)
            of->feed.state->revert();
        throw;
    }
}

ArchiveCommit ArchiveAppender::store(pqxx::transaction_base &transaction, const std::vector<PendingAppend> &batches, Work &work)
{
    ArchiveCommit commit;
    for (size_t place = 0; place < batches.size(); ++place) {
        const auto of = std::ranges::find_if(work, [&](const auto &w) { return w->feed.name == batches[place].feed; });
        const Status sound = Appender::check(*(*of)->feed.state, batches[place].batch);
        commit.results.push_back(sound ? Result<AppendResult>(AppendResult {}) : Result<AppendResult>(sound.error()));
        if (sound)
            (*of)->add(batches[place], place);
    }
    findStored(transaction, work);
    std::vector<ArrivingRows> arriving;
    for (const auto &of : work) {
        of->decide(commit.results);
        arriving.insert(arriving.end(), of->arriving().begin(), of->arriving().end());
    }
    markSuperseded(transaction, work);
    if (!arriving.empty())
        copyRows(transaction, arriving);
    addCounts(transaction, work);
    for (const auto &of : work) {
        const qint64 revision = of->row.revision + (of->hasNewNames() ? 1 : 0);
        if (of->hasNewNames())
            addNames(transaction, *of, revision);
        if (of->hasNewNames() || !of->range().isEmpty())
            settle(transaction, *of, revision);
        for (const ArrivingRows &rows : of->arriving()) {
            if (of->feed.state->bulk == 0)
                commit.appended.push_back(rows.rows);
        }
    }
    return commit;
}

Status ArchiveAppender::ensureFeed(pqxx::connection &connection, ArchiveFeed &feed)
{
    const std::scoped_lock lock(feed.mutex);
    if (const auto known = m_ensured.find(feed.name); known != m_ensured.end() && known->second == feed.described)
        return ok();
    const std::string name = feed.name.toStdString();
    std::optional<int> terms;
    if (feed.described)
        terms = int(*feed.described);
    pqxx::work transaction(connection);
    transaction.exec(
        "INSERT INTO citywall.feed(name, terms) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET terms = excluded.terms "
        "WHERE excluded.terms IS NOT NULL AND (feed.terms IS NULL OR feed.t_max IS NULL)",
        pqxx::params { name, terms });
    const ArchiveFeedRow row = findFeed(transaction, feed.name);
    m_feeds.catchUp(feed, transaction, row);
    transaction.commit();
    m_ensured[feed.name] = feed.described;
    if (feed.described && row.terms != feed.described)
        return Error { ArchiveText::tr(
                           "The feed %1 cannot change which of its values are terms: the archive holds observations of it.")
                           .arg(feed.name),
                       {} };
    return ok();
}

void ArchiveAppender::forget()
{
    m_ensured.clear();
    m_partitions.clear();
}

void ArchiveAppender::ensurePartitions(pqxx::connection &connection, const std::vector<PendingAppend> &batches)
{
    const auto holds = [](UtcTime at) { return [at](const TimeRange &range) { return range.contains(at); }; };
    TimeRange last;
    for (const PendingAppend &batch : batches) {
        for (const ObservationRecord &record : batch.batch.observations) {
            const UtcTime at = record.phenomenonTime;
            if (last.contains(at) || !partitionedTime.contains(at))
                continue;
            if (const auto known = std::ranges::find_if(m_partitions, holds(at)); known != m_partitions.end()) {
                last = *known;
                continue;
            }
            // The next one too, ahead of need: who makes one waits for those who are reading late observations.
            pqxx::work transaction(connection);
            last = makePartition(transaction, at);
            makePartition(transaction, last.end);
            transaction.commit();
            m_partitions.push_back(last);
        }
    }
}

void ArchiveAppender::findStored(pqxx::transaction_base &transaction, Work &work)
{
    KeyArrays keys;
    std::map<qint64, Observations> versions; // by feed
    for (const auto &of : work) {
        for (const ObservationKey &key : of->doubtful())
            keys.add(of->row.id, key);
    }
    if (keys.isEmpty())
        return;
    const pqxx::result found =
        transaction.exec("SELECT o.feed, o.feature, o.time, o.v0, o.v1, o.v2, o.v3, round(ST_X(o.position) * 1e7)::integer, "
                         "round(ST_Y(o.position) * 1e7)::integer, o.detail "
                         "FROM unnest($1::integer[], $2::integer[], $3::bigint[]) AS k(feed, feature, time) "
                         "JOIN citywall.observation o ON o.feed = k.feed AND o.feature = k.feature AND o.time = k.time "
                         "WHERE o.time BETWEEN $4 AND $5",
                         keys.params());
    for (const pqxx::row &row : found) {
        Observations &of = versions[row[0].as<qint64>()];
        of.feature.push_back(row[1].as<quint32>());
        of.phenomenonTime.push_back(row[2].as<qint64>());
        for (size_t v = 0; v < maximumFields; ++v)
            of.values[v].push_back(row[int(3 + v)].as<float>(ObservationRecord::nan));
        of.longitudeE7.push_back(row[7].as<qint32>(Observations::noPosition));
        of.latitudeE7.push_back(row[8].as<qint32>(Observations::noPosition));
        if (!row[9].is_null())
            of.details.insert(quint32(of.feature.size() - 1), row[9].c_str());
    }
    for (const auto &of : work)
        of->setStored(versions[of->row.id]);
}

void ArchiveAppender::markSuperseded(pqxx::transaction_base &transaction, const Work &work)
{
    KeyArrays keys;
    for (const auto &of : work) {
        for (const ObservationKey &key : of->corrected())
            keys.add(of->row.id, key);
    }
    if (keys.isEmpty())
        return;
    transaction.exec("UPDATE citywall.observation o SET superseded = true "
                     "FROM unnest($1::integer[], $2::integer[], $3::bigint[]) AS k(feed, feature, time) "
                     "WHERE o.feed = k.feed AND o.feature = k.feature AND o.time = k.time AND o.time BETWEEN $4 AND $5 "
                     "AND NOT o.superseded",
                     keys.params());
}

void ArchiveAppender::addCounts(pqxx::transaction_base &transaction, const Work &work)
{
    std::vector<qint64> feeds, widths, starts, counts;
    for (const auto &of : work) {
        // Where rows were dropped nobody knows what they were: an hour there that has a count keeps it, so that importing a file
        // again does not count it twice.
        std::set<qint64> kept;
        const qint64 rawFrom = of->row.rawFrom.value_or(std::numeric_limits<qint64>::min());
        if (std::ranges::any_of(of->counted(), [&](qint64 t) { return t < rawFrom; })) {
            const pqxx::result hours =
                transaction.exec("SELECT start FROM citywall.rollup WHERE feed = $1 AND width = $2 AND start < $3",
                                 pqxx::params { of->row.id, hourMilliseconds, rawFrom });
            for (const pqxx::row &hour : hours)
                kept.insert(hour[0].as<qint64>());
        }
        std::map<std::pair<qint64, qint64>, qint64> byUnit; // width, start
        for (const qint64 time : of->counted()) {
            if (kept.contains(floorDivide(time, hourMilliseconds) * hourMilliseconds))
                continue;
            for (const qint64 width : rollupWidths)
                ++byUnit[{ width, floorDivide(time, width) * width }];
        }
        for (const auto &[unit, count] : byUnit) {
            feeds.push_back(of->row.id);
            widths.push_back(unit.first);
            starts.push_back(unit.second);
            counts.push_back(count);
        }
    }
    if (counts.empty())
        return;
    transaction.exec("INSERT INTO citywall.rollup(feed, width, start, n) "
                     "SELECT * FROM unnest($1::integer[], $2::integer[], $3::bigint[], $4::bigint[]) "
                     "ON CONFLICT (feed, width, start) DO UPDATE SET n = rollup.n + excluded.n",
                     pqxx::params { feeds, widths, starts, counts });
}

void ArchiveAppender::addNames(pqxx::transaction_base &transaction, const ArchiveGathering &of, qint64 revision)
{
    const FeedDictionary &dictionary = of.feed.state->dictionary();
    std::vector<qint64> keys;
    std::vector<std::string> ids, names, geometries, properties;
    for (const FeatureKey key : of.changedFeatures()) {
        const Feature &feature = dictionary.features[key];
        keys.push_back(key);
        ids.push_back(plainText(feature.id));
        names.push_back(plainText(feature.name));
        geometries.push_back(geometryText(feature.geometry));
        properties.push_back(feature.properties.isEmpty()
                                 ? std::string()
                                 : QJsonDocument(feature.properties).toJson(QJsonDocument::Compact).toStdString());
    }
    if (!keys.empty()) {
        transaction.exec("INSERT INTO citywall.feature(feed, key, id, name, geometry, properties, revision) "
                         "SELECT $1::integer, f.key, f.id, f.name, "
                         "CASE WHEN f.geometry <> '' THEN ST_SetSRID(ST_GeomFromGeoJSON(f.geometry), 4326) END, "
                         "nullif(f.properties, '')::json, $2::bigint "
                         "FROM unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::text[]) "
                         "AS f(key, id, name, geometry, properties) "
                         "ON CONFLICT (feed, key) DO UPDATE SET name = excluded.name, geometry = excluded.geometry, "
                         "properties = excluded.properties, revision = excluded.revision",
                         pqxx::params { of.row.id, revision, keys, ids, names, geometries, properties });
    }
    for (qsizetype key = qsizetype(of.knownTerms()); key < dictionary.terms.size(); ++key) {
        transaction.exec("INSERT INTO citywall.term(feed, key, word, revision) VALUES ($1, $2, $3, $4)",
                         pqxx::params { of.row.id, qint64(key), plainText(dictionary.terms.at(key)), revision });
    }
    for (size_t key = of.knownSources(); key < dictionary.sources.size(); ++key) {
        const Source &source = dictionary.sources[key];
        transaction.exec(
            "INSERT INTO citywall.source(feed, key, name, attribution, simulated, revision) VALUES ($1, $2, $3, $4, $5, $6)",
            pqxx::params { of.row.id, qint64(key), plainText(source.name), plainText(source.attribution), source.simulated,
                           revision });
    }
}

void ArchiveAppender::settle(pqxx::transaction_base &transaction, const ArchiveGathering &of, qint64 revision)
{
    std::optional<qint64> first, last, day;
    if (!of.range().isEmpty()) {
        first = of.range().begin.milliseconds;
        last = of.range().end.milliseconds - 1;
        day = floorDivide(*first, dayMilliseconds) * dayMilliseconds; // from there on it is to be thinned out once more
    }
    transaction.exec(
        "UPDATE citywall.feed SET arrival = $2, revision = $3, t_min = least(t_min, $4), t_max = greatest(t_max, $5), "
        "thinned_to = CASE WHEN thinned_to > $6 THEN $6 ELSE thinned_to END WHERE id = $1",
        pqxx::params { of.row.id, of.lastArrival(), revision, first, last, day });
    if (of.feed.state->bulk == 0)
        tellDesks(transaction,
                  { m_desk, ArchiveMessage::Kind::Appended, of.row.id, of.row.arrival + 1, of.lastArrival(), of.range() });
}

} // namespace citywall
