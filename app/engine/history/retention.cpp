// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/retention.h"

#include "engine/history/historytext.h"
#include "engine/history/mending.h"
#include "engine/history/recount.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr size_t runsInSlice = 128; // half a million rows

struct FeedToRetain {
    qint64 id = 0;
    std::optional<qint64> rawFrom;
};

class Retainer
{
public:
    Retainer(SQLite::Database &db, const RetentionRule &rule, const MaintenanceProgress &progress)
        : m_db(db), m_rule(rule), m_progress(progress), m_runs(db)
    {
    }

    Result<RetentionOutcome> run()
    {
        std::vector<FeedToRetain> feeds;
        for (SQLite::Statement row(m_db, "SELECT id, raw_from, name FROM feed ORDER BY name"); row.executeStep();) {
            if (!m_rule.feed.isEmpty() && textOf(row.getColumn(2)) != m_rule.feed)
                continue;
            feeds.push_back({ row.getColumn(0).getInt64(), {} });
            if (!row.isColumnNull(1))
                feeds.back().rawFrom = row.getColumn(1).getInt64();
        }
        if (feeds.empty() && !m_rule.feed.isEmpty())
            return Error { HistoryText::tr("The history holds no feed %1.").arg(m_rule.feed), {} };
        for (size_t i = 0; i < feeds.size(); ++i) {
            m_done = double(i) / double(feeds.size());
            m_share = 1.0 / double(feeds.size());
            if (!retain(feeds[i]))
                return interruptedKept();
        }
        return m_outcome;
    }

private:
    bool goOn(double done) const { return !m_progress || m_progress(m_done + m_share * done); }

    bool retain(const FeedToRetain &feed)
    {
        const TimeRange old { allOfTime.begin, m_rule.before };
        const std::vector<FileRun> runs = m_runs.find(feed.id, old);
        if (runs.empty())
            return goOn(1);
        {
            SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
            // Counts by minute cannot be had from the rows any more afterwards.
            if (!Recount(m_db).missingMinutes(feed.id, feed.rawFrom, m_rule.before))
                return false;
            // From the first slice on: readers must not miss rows that the counts tell, nor see rows that are gone.
            SQLite::Statement mark(m_db, "UPDATE feed SET raw_from = max(coalesce(raw_from, ?1), ?1) WHERE id = ?2");
            citywall::run(mark, m_rule.before.milliseconds, feed.id);
            SQLite::Statement keyframes(m_db, "DELETE FROM keyframe WHERE feed = ?");
            citywall::run(keyframes, feed.id);
            transaction.commit();
        }
        FeatureUse use;
        eachChunk(feed.id, m_rule.before, [&](FeatureRange range) { use.drop(range); });
        std::vector<FileRun> thinned;
        for (size_t begin = 0; begin < runs.size(); begin += runsInSlice) {
            if (!goOn(double(begin) / double(runs.size())))
                return false;
            const std::vector<FileRun> slice(runs.begin() + qsizetype(begin),
                                             runs.begin() + qsizetype(std::min(begin + runsInSlice, runs.size())));
            RetentionOutcome outcome;
            SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
            if (m_rule.thinTo.count() > 0)
                thin(slice, thinned, outcome);
            else
                drop(slice, outcome);
            transaction.commit();
            m_outcome.observations += outcome.observations;
            m_outcome.chunks += outcome.chunks;
        }
        forgetFeatures(feed.id, use);
        return true;
    }

    /// Gives take(range of features) each chunk of the feed that begins before the instant.
    template<typename Take>
    void eachChunk(qint64 feed, UtcTime before, const Take &take)
    {
        SQLite::Statement row(m_db, "SELECT f_min, f_max FROM chunk WHERE feed = ? AND t_min < ?");
        row.bind(1, int64_t(feed));
        row.bind(2, int64_t(before.milliseconds));
        while (row.executeStep())
            take(FeatureRange { row.getColumn(0).getUInt(), row.getColumn(1).getUInt() });
    }

    /// Those of which no row is left, if all that is left can be trusted.
    void forgetFeatures(qint64 feed, FeatureUse &use)
    {
        eachChunk(feed, allOfTime.end, [&](FeatureRange range) { use.use(range); });
        for (const FileRun &run : m_runs.find(feed, allOfTime)) {
            if (!run.isSound)
                return;
            if (!run.isTail)
                continue;
            const std::optional<KeyColumns> keys = m_runs.keys(run);
            if (!keys || keys->feature.empty())
                return;
            use.use(rangeOf(keys->feature));
        }
        SQLite::Statement count(m_db, "SELECT coalesce(max(key), -1) + 1 FROM feature WHERE feed = ?");
        count.bind(1, int64_t(feed));
        if (!count.executeStep())
            return;
        SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
        deleteFeatures(m_db, feed, use.leftEmpty(size_t(count.getColumn(0).getInt64())));
        transaction.commit();
    }

    void drop(const std::vector<FileRun> &slice, RetentionOutcome &outcome)
    {
        for (const FileRun &run : slice) {
            if (run.range.end <= m_rule.before) {
                m_runs.remove(run);
                outcome.observations += qint64(run.count);
                ++outcome.chunks;
            } else if (const std::optional<KeyColumns> keys = m_runs.keys(run)) { // if not, it goes when all of it is old
                keep(run, rowsKept(keys->phenomenonTime, keys->feature, m_rule.before, {}), outcome);
            }
        }
    }

    /// @param thinned the runs before, which may hold rows of the step that the slice begins in; afterwards, what to give next
    void thin(const std::vector<FileRun> &slice, std::vector<FileRun> &thinned, RetentionOutcome &outcome)
    {
        const UtcTime first = beginOfStep(
            std::ranges::min_element(slice, {}, [](const FileRun &run) { return run.range.begin; })->range.begin, m_rule.thinTo);
        std::erase_if(thinned, [first](const FileRun &run) { return run.range.end <= first; });
        std::ranges::copy(slice, std::back_inserter(thinned));
        std::vector<FileRun> runs;
        std::vector<KeyColumns> keys;
        for (const FileRun &run : thinned) {
            if (std::optional<KeyColumns> own = m_runs.keys(run)) { // damaged ones stay: verify tells
                runs.push_back(run);
                keys.push_back(std::move(*own));
            }
        }
        const std::vector<std::vector<bool>> kept = rowsKept(keys, m_rule.before, m_rule.thinTo);
        thinned.clear();
        for (size_t i = 0; i < runs.size(); ++i) {
            keep(runs[i], kept[i], outcome);
            runs[i].count = size_t(std::ranges::count(kept[i], true));
            if (runs[i].count > 0)
                thinned.push_back(runs[i]);
        }
    }

    void keep(const FileRun &run, const std::vector<bool> &kept, RetentionOutcome &outcome)
    {
        const size_t gone = size_t(std::ranges::count(kept, false));
        std::optional<Observations> rows;
        if (gone > 0)
            rows = m_runs.rows(run);
        if (!rows)
            return; // nothing to do, or damaged
        keepRows(*rows, [&](size_t row) { return kept[row]; });
        m_runs.replace(run, *rows);
        outcome.observations += qint64(gone);
        ++outcome.chunks;
    }

    SQLite::Database &m_db;
    const RetentionRule &m_rule;
    const MaintenanceProgress &m_progress;
    FileRuns m_runs;
    RetentionOutcome m_outcome;
    double m_done = 0;
    double m_share = 1;
};

} // namespace

std::vector<bool> rowsKept(const std::vector<qint64> &times, const std::vector<FeatureKey> &features, UtcTime before,
                           Duration step)
{
    std::vector<bool> kept(times.size());
    std::vector<qint64> last; // step of the row that was kept last, by feature: steps go down
    for (size_t row = times.size(); row-- > 0;) {
        if (times[row] >= before.milliseconds) {
            kept[row] = true;
            continue;
        }
        if (step.count() <= 0)
            break;
        const FeatureKey feature = features[row];
        if (feature >= last.size())
            last.resize(feature + 1, std::numeric_limits<qint64>::max());
        const qint64 ofRow = floorDivide(times[row], step.count());
        kept[row] = std::exchange(last[feature], ofRow) != ofRow;
    }
    return kept;
}

std::vector<std::vector<bool>> rowsKept(const std::vector<KeyColumns> &runs, UtcTime before, Duration step)
{
    struct Place {
        qint64 time;
        quint32 run;
        quint32 row;
        auto operator<=>(const Place &) const = default; // by time, then arrival
    };
    std::vector<Place> places;
    std::vector<std::vector<bool>> kept;
    for (const KeyColumns &run : runs) {
        for (size_t row = 0; row < run.phenomenonTime.size(); ++row)
            places.push_back({ run.phenomenonTime[row], quint32(kept.size()), quint32(row) });
        kept.emplace_back(run.phenomenonTime.size());
    }
    if (!std::ranges::is_sorted(places))
        std::ranges::sort(places);
    std::vector<qint64> times;
    std::vector<FeatureKey> features;
    times.reserve(places.size());
    features.reserve(places.size());
    for (const Place &place : places) {
        times.push_back(place.time);
        features.push_back(runs[place.run].feature[place.row]);
    }
    const std::vector<bool> stays = rowsKept(times, features, before, step);
    for (size_t i = 0; i < places.size(); ++i)
        kept[places[i].run][places[i].row] = stays[i];
    return kept;
}

Result<RetentionOutcome> applyRetention(const QString &path, const RetentionRule &rule, const MaintenanceProgress &progress)
{
    auto db = openExistingForWriting(path);
    if (!db)
        return db.error();
    try {
        return mending(
            **db, path, MendScope::All, [](const HistoryDamage &) {}, [&] { return Retainer(**db, rule, progress).run(); });
    } catch (const SQLite::Exception &e) {
        return explain(e, path);
    }
}

Result<QList<RetainedFeed>> retainedFeeds(const QString &path)
{
    return withHistory<QList<RetainedFeed>>(path, [](SQLite::Database &db) -> Result<QList<RetainedFeed>> {
        QList<RetainedFeed> feeds;
        for (SQLite::Statement row(db, "SELECT name, raw_from FROM feed WHERE raw_from IS NOT NULL ORDER BY name");
             row.executeStep();)
            feeds.append({ textOf(row.getColumn(0)), { row.getColumn(1).getInt64() } });
        return feeds;
    });
}

} // namespace citywall
