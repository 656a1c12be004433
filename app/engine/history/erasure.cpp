// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/erasure.h"

#include "engine/history/erasurelog.h"
#include "engine/history/feedstate.h"
#include "engine/history/historytext.h"
#include "engine/history/mending.h"
#include "engine/history/recount.h"
#include "engine/history/unsoundruns.h"

#include <algorithm>
#include <utility>

namespace citywall {

namespace {

using ObservationId = std::pair<qint64, FeatureKey>; // instant, feature

/// A feed as the request sees it.
struct AskedFeed {
    qint64 id = 0;
    QString name;
    std::vector<bool> asked; // by feature: it is the entity, or in the area, or its record is damaged, so that it may be any
    std::optional<FeatureKey> only; // if no other is
    std::optional<qint64> rawFrom; // before it the counts tell more than the rows
};

/// Finds, and takes out, what a request asks for. The caller begins and ends the transaction.
class Eraser
{
public:
    Eraser(SQLite::Database &db, const ErasureRequest &request, const MaintenanceProgress &progress)
        : m_db(db), m_request(request), m_progress(progress), m_range(request.range.isEmpty() ? allOfTime : request.range),
          m_area(request), m_runs(db), m_rollups(db)
    {
    }

    Result<ErasureOutcome> run(bool erase)
    {
        if (m_request.entity.isEmpty() && !m_request.box && m_request.area.isEmpty())
            return Error { HistoryText::tr("Name an entity or an area to erase."), {} };
        const Result<std::vector<AskedFeed>> feeds = askedFeeds();
        if (!feeds)
            return feeds.error();
        // What a damaged row says of itself is no reason to think that what is asked for does not lie there: all of them go.
        m_unsound = erase ? eraseUnsoundRuns(m_db) : findUnsoundRuns(m_db);
        ErasureOutcome outcome { {}, m_isThinned };
        for (size_t i = 0; i < feeds->size(); ++i) {
            m_done = double(i) / double(feeds->size());
            m_share = 1.0 / double(feeds->size());
            if (!look((*feeds)[i], erase))
                return interruptedUnchanged();
            if (m_found.observations > 0 || m_found.features > 0 || m_found.unreadable > 0)
                outcome.feeds.append(m_found);
        }
        while (!m_unsound.empty()) { // of feeds that are not asked for, as they say
            const AskedFeed feed { m_unsound.begin()->first, nameOf(m_unsound.begin()->first), {}, {}, {} };
            m_found = { feed.name };
            m_hits.clear();
            const UnsoundRuns own = noteUnsound(feed);
            if (erase)
                settle(feed, own.ranges, {});
            outcome.feeds.append(m_found);
        }
        return outcome;
    }

    bool isUnknown() const { return m_isUnknown; } ///< after run(): there is no such entity

private:
    bool goOn(double done) const { return !m_progress || m_progress(m_done + m_share * done); }
    bool isEntity() const { return !m_request.entity.isEmpty(); }
    bool isHit(qint64 time, FeatureKey feature) const { return std::ranges::binary_search(m_hits, ObservationId(time, feature)); }

    Result<std::vector<AskedFeed>> askedFeeds()
    {
        std::vector<AskedFeed> feeds;
        bool known = false;
        for (SQLite::Statement row(m_db, "SELECT id, name, raw_from FROM feed ORDER BY name"); row.executeStep();) {
            AskedFeed feed { row.getColumn(0).getInt64(), textOf(row.getColumn(1)), {}, {}, {} };
            if (!row.isColumnNull(2))
                feed.rawFrom = row.getColumn(2).getInt64();
            if (!m_request.feed.isEmpty() && feed.name != m_request.feed)
                continue;
            known = true;
            // Also if it does not know the entity: retention forgets those of which it has dropped all.
            m_isThinned = m_isThinned || (feed.rawFrom && m_range.begin.milliseconds < *feed.rawFrom);
            readFeatures(feed);
            if (!isEntity() || std::ranges::find(feed.asked, true) != feed.asked.end())
                feeds.push_back(feed);
        }
        if (!known)
            return Error { HistoryText::tr("The history holds no feed %1.").arg(m_request.feed), {} };
        m_isUnknown = feeds.empty();
        if (m_isUnknown && !m_isThinned)
            return Error { HistoryText::tr("The history knows no entity %1.").arg(m_request.entity), {} };
        return feeds;
    }

    QString nameOf(qint64 feed)
    {
        SQLite::Statement row(m_db, "SELECT name FROM feed WHERE id = ?");
        row.bind(1, int64_t(feed));
        return row.executeStep() ? textOf(row.getColumn(0)) : QStringLiteral("#%1").arg(feed); // which there is not
    }

    UnsoundRuns noteUnsound(const AskedFeed &feed)
    {
        UnsoundRuns own = std::exchange(m_unsound[feed.id], {});
        m_unsound.erase(feed.id);
        m_found.unreadable += own.rows;
        std::ranges::for_each(own.ranges, [this](TimeRange range) { extend(range); });
        return own;
    }

    void readFeatures(AskedFeed &feed)
    {
        SQLite::Statement row(m_db,
                              "SELECT key, id, geometry, crc IS row_crc(feed, key, id, name, geometry, properties) "
                              "FROM feature WHERE feed = ? ORDER BY key");
        row.bind(1, int64_t(feed.id));
        while (row.executeStep()) {
            const FeatureKey key = FeatureKey(row.getColumn(0).getUInt());
            const GeoLine geometry = unpackGeometry(blobOf(row.getColumn(2)));
            feed.asked.resize(std::max(feed.asked.size(), size_t(key) + 1));
            feed.asked[key] = row.getColumn(3).getInt() == 0
                || (isEntity() ? textOf(row.getColumn(1)) == m_request.entity
                               : m_area.contains(geometry.size() == 1 ? geometry.constFirst() : midpoint(geometry)));
        }
        if (isEntity() && std::ranges::count(feed.asked, true) == 1)
            feed.only = FeatureKey(std::ranges::find(feed.asked, true) - feed.asked.begin());
    }

    bool isAsked(const AskedFeed &feed, const Observations &rows, size_t row) const
    {
        if (!isEntity() && rows.longitudeE7[row] != Observations::noPosition)
            return m_area.contains(rows.position(row));
        return rows.feature[row] < feed.asked.size() && feed.asked[rows.feature[row]];
    }

    /// False if it was ended.
    bool look(const AskedFeed &feed, bool erase)
    {
        m_found = { feed.name };
        m_hits.clear();
        const std::vector<FileRun> runs = m_runs.find(feed.id, m_range, feed.only);
        std::vector<TimeRange> damaged = noteUnsound(feed).ranges;
        for (size_t i = 0; i < runs.size(); ++i) {
            if (!goOn(0.4 * double(i) / double(runs.size())))
                return false;
            if (!runs[i].isSound) // is noted
                continue;
            if (const std::optional<Observations> rows = m_runs.rows(runs[i])) {
                note(feed, *rows);
                continue;
            }
            m_found.unreadable += qint64(runs[i].count);
            extend(runs[i].range);
            damaged.push_back(runs[i].range);
        }
        std::ranges::sort(m_hits);
        m_hits.erase(std::unique(m_hits.begin(), m_hits.end()), m_hits.end());
        if (!m_hits.empty())
            extend({ { m_hits.front().first }, { m_hits.back().first + 1 } });

        const std::vector<FeatureKey> empty = leftEmpty(feed);
        m_found.features = qint64(empty.size());
        for (size_t i = 0; i < runs.size(); ++i) {
            if (!goOn(0.5 + 0.5 * double(i) / double(runs.size())))
                return false;
            takeOut(runs[i], erase);
        }
        if (erase && (m_found.observations > 0 || m_found.features > 0 || m_found.unreadable > 0))
            settle(feed, damaged, empty);
        return true;
    }

    void note(const AskedFeed &feed, const Observations &rows)
    {
        const RowSet within = rowsWithin(rows.phenomenonTime, m_range);
        for (size_t row = within.begin; row < within.end; ++row) {
            if (isAsked(feed, rows, row))
                m_hits.emplace_back(rows.phenomenonTime[row], rows.feature[row]);
        }
    }

    void extend(TimeRange range)
    {
        TimeRange &all = m_found.range;
        all = all.isEmpty() ? range : TimeRange { std::min(all.begin, range.begin), std::max(all.end, range.end) };
    }

    /// The features that were hit, or are asked for, of which no row is left: retention may have dropped those of the asked period.
    std::vector<FeatureKey> leftEmpty(const AskedFeed &feed)
    {
        std::vector<bool> empty = feed.asked;
        for (const ObservationId &hit : m_hits) {
            if (hit.second < empty.size())
                empty[hit.second] = true;
        }
        if (std::ranges::find(empty, true) == empty.end())
            return {};
        for (const FileRun &run : m_runs.find(feed.id, allOfTime, feed.only)) {
            const std::optional<KeyColumns> keys = m_runs.keys(run);
            for (size_t row = 0; keys && row < keys->feature.size(); ++row) {
                const FeatureKey feature = keys->feature[row];
                if (feature < empty.size() && empty[feature] && !isHit(keys->phenomenonTime[row], feature))
                    empty[feature] = false;
            }
        }
        std::vector<FeatureKey> keys;
        for (size_t key = 0; key < empty.size(); ++key) {
            if (empty[key])
                keys.push_back(FeatureKey(key));
        }
        return keys;
    }

    void takeOut(const FileRun &run, bool erase)
    {
        std::optional<Observations> rows = m_runs.rows(run);
        if (!rows) {
            if (erase)
                m_runs.remove(run);
            return;
        }
        const size_t before = rows->size();
        keepRows(*rows, [&](size_t row) { return !isHit(rows->phenomenonTime[row], rows->feature[row]); });
        m_found.observations += qint64(before - rows->size());
        if (erase && rows->size() < before)
            m_runs.replace(run, *rows);
    }

    /// What follows from it: counts, keyframes, records of features, the log.
    /// @param damaged where runs were that could not be read
    void settle(const AskedFeed &feed, const std::vector<TimeRange> &damaged, const std::vector<FeatureKey> &empty)
    {
        std::vector<qint64> times;
        times.reserve(m_hits.size());
        for (const ObservationId &hit : m_hits)
            times.push_back(hit.first);
        m_rollups.remove(feed.id, std::move(times));
        if (!damaged.empty()) {
            Recount recount(m_db);
            for (const TimeRange &range : damaged) {
                const qint64 last = floorDivide(range.end.milliseconds - 1, hourMilliseconds);
                qint64 first = floorDivide(range.begin.milliseconds, hourMilliseconds);
                if (feed.rawFrom)
                    first = std::max(first, floorDivide(*feed.rawFrom - 1, hourMilliseconds) + 1);
                if (first <= last)
                    recount.hours(feed.id, first, last);
            }
        }
        if (!m_found.range.isEmpty()) {
            SQLite::Statement keyframes(m_db, "DELETE FROM keyframe WHERE feed = ? AND t >= ?");
            citywall::run(keyframes, feed.id, m_found.range.begin.milliseconds);
        }
        // Chunks that come now and end before a keyframe are on time, as those are that it knows.
        SQLite::Statement ahead(m_db,
                                "DELETE FROM keyframe WHERE feed = ?1 "
                                "AND NOT EXISTS(SELECT 1 FROM chunk WHERE feed = ?1 AND t_max >= keyframe.t)");
        citywall::run(ahead, feed.id);
        // Ids of chunks that are gone will be given again, to chunks that the keyframes left do not know.
        SQLite::Statement known(
            m_db,
            "UPDATE keyframe SET chunk = min(chunk, newest), crc = row_crc(id, feed, t, min(chunk, newest), n) "
            "FROM (SELECT coalesce(max(id), 0) AS newest FROM chunk WHERE feed = ?1) WHERE feed = ?1");
        citywall::run(known, feed.id);
        SQLite::Statement blank(m_db,
                                "UPDATE feature SET id = 'erased:' || key, name = '', geometry = x'', properties = '', "
                                "crc = row_crc(feed, key, 'erased:' || key, '', x'', '') "
                                "WHERE feed = ? AND key = ?");
        for (const FeatureKey key : empty)
            citywall::run(blank, feed.id, key);
        addToLog(m_db,
                 { m_request.at, feed.name, isEntity() ? QStringLiteral("entity") : QStringLiteral("area"), m_range,
                   m_found.observations + m_found.unreadable, m_found.features, m_request.reason });
    }

    SQLite::Database &m_db;
    const ErasureRequest &m_request;
    const MaintenanceProgress &m_progress;
    const TimeRange m_range;
    const ErasureArea m_area;
    FileRuns m_runs;
    Rollups m_rollups;
    UnsoundRunsByFeed m_unsound; // by feed, until they are noted
    FeedErasure m_found;
    std::vector<ObservationId> m_hits; // sorted, each once: 16 bytes an erased observation
    double m_done = 0;
    double m_share = 1;
    bool m_isUnknown = false;
    bool m_isThinned = false; // retention has dropped rows of what is asked for
};

} // namespace

Result<ErasureOutcome> countErasure(const QString &path, const ErasureRequest &request, const MaintenanceProgress &progress)
{
    return withHistory<ErasureOutcome>(path, [&](SQLite::Database &db) -> Result<ErasureOutcome> {
        if (db.execAndGet("PRAGMA user_version").getInt() < int(migrations().size()))
            return Error { HistoryText::tr("The history %1 is of an older version. Run 'history compact' first.").arg(path), {} };
        const SQLite::Transaction snapshot(db, SQLite::TransactionBehavior::DEFERRED);
        return Eraser(db, request, progress).run(false);
    });
}

Result<ErasureOutcome> eraseObservations(const QString &path, const ErasureRequest &request, const MaintenanceProgress &progress)
{
    auto db = openExistingForWriting(path);
    if (!db)
        return db.error();
    // A copy of what some backup held, which nobody keeps: also if there is nothing to erase in the history.
    removeInterruptedRestore(path);
    Result<ErasureOutcome> outcome = ErasureOutcome();
    const auto erase = [&] {
        const bool unfinished = isErasureUnfinished(**db);
        if (!areIndexesReadable(**db))
            remakeIndexes(**db);
        SQLite::Transaction transaction(**db, SQLite::TransactionBehavior::IMMEDIATE);
        Eraser eraser(**db, request, progress);
        outcome = eraser.run(true);
        // What is not there may be what an unfinished erasure took out.
        if (unfinished && !outcome && eraser.isUnknown())
            outcome = ErasureOutcome();
        // What retention has dropped lies in free pages still.
        if (!outcome || (outcome->feeds.isEmpty() && !unfinished && !outcome->overwritesDropped))
            return false;
        markErasure(**db);
        transaction.commit();
        return true;
    };
    const auto mendingAll = [&](const auto &work) {
        return mending(**db, path, MendScope::All, [](const HistoryDamage &) { }, work);
    };
    try {
        (*db)->exec("PRAGMA secure_delete = ON");
        if (!mendingAll(erase))
            return outcome;
    } catch (const SQLite::Exception &e) {
        return explain(e, path);
    }
    try {
        // Free pages may hold copies from before, such as batches that chunks took over; the log holds what was written last.
        if (!mendingAll([&] { return rebuildFile(**db); }))
            return Error { HistoryText::tr(
                               "It is erased, but another program has the history open: old copies may remain in the file. "
                               "Close that one, then run 'history compact'."),
                           {} };
    } catch (const SQLite::Exception &e) {
        return Error { HistoryText::tr(
                           "It is erased, but old copies may remain in free space of the file. Make room on the disk, then "
                           "run 'history compact'."),
                       explain(e, path).detail };
    }
    return outcome;
}

Result<bool> isErasureUnfinished(const QString &path)
{
    return withHistory<bool>(path, [](SQLite::Database &db) -> Result<bool> { return isErasureUnfinished(db); });
}

} // namespace citywall
