// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historyquery.h"

#include "engine/history/keyindex.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr qint64 hourMilliseconds = 3'600'000;

/// Where the runs that make up a result begin, and their place in the order of arrival.
struct Run {
    size_t begin = 0;
    qint64 arrival = 0;
};

RowSet rowsWithin(const std::vector<qint64> &times, TimeRange range)
{
    const auto begin = std::lower_bound(times.begin(), times.end(), range.begin.milliseconds);
    const auto end = std::lower_bound(begin, times.end(), range.end.milliseconds);
    return { size_t(begin - times.begin()), size_t(end - times.begin()), {} };
}

void keepFeature(FeatureKey feature, const std::vector<FeatureKey> &features, RowSet &rows)
{
    std::vector<quint32> kept;
    for (size_t row = rows.begin; row < rows.end; ++row) {
        if (features[row] == feature)
            kept.push_back(quint32(row));
    }
    rows = { 0, 0, std::move(kept) };
}

/// Sorts by time, then arrival. Runs are sorted in themselves, and nearly always follow each other in time already.
void sortRuns(Observations &rows, const std::vector<Run> &runs)
{
    using Place = std::tuple<qint64, qint64, quint32>; // time, arrival, row
    bool sorted = true;
    for (size_t r = 1; r < runs.size() && sorted; ++r) {
        const qint64 before = rows.phenomenonTime[runs[r].begin - 1];
        const qint64 after = rows.phenomenonTime[runs[r].begin];
        sorted = before < after || (before == after && runs[r - 1].arrival < runs[r].arrival);
    }
    if (sorted)
        return;
    std::vector<Place> order;
    order.reserve(rows.size());
    std::vector<size_t> starts;
    for (size_t r = 0; r < runs.size(); ++r) {
        starts.push_back(runs[r].begin);
        for (size_t row = runs[r].begin; row < (r + 1 < runs.size() ? runs[r + 1].begin : rows.size()); ++row)
            order.emplace_back(rows.phenomenonTime[row], runs[r].arrival, quint32(row));
    }
    starts.push_back(rows.size());
    for (size_t width = 1; width + 1 < starts.size(); width *= 2) {
        for (size_t r = 0; r + width + 1 < starts.size(); r += 2 * width) {
            const auto at = [&](size_t run) { return order.begin() + qsizetype(starts[std::min(run, starts.size() - 1)]); };
            if (*(at(r + width) - 1) > *at(r + width))
                std::inplace_merge(at(r), at(r + width), at(r + 2 * width));
        }
    }
    Observations result;
    result.feed = rows.feed;
    reserveRows(result, rows.size());
    for (const auto &[time, arrival, row] : order)
        appendRow(result, rows, row);
    rows = std::move(result);
}

bool overlaps(const TailBlock &block, TimeRange range)
{
    return block.rows->phenomenonTime.front() < range.end.milliseconds
        && block.rows->phenomenonTime.back() >= range.begin.milliseconds;
}

/// Ends the read transaction however it goes.
class Snapshot
{
public:
    explicit Snapshot(SQLite::Database &db) : m_db(db) { db.exec("BEGIN"); }
    ~Snapshot() { m_db.tryExec("COMMIT"); }
    Q_DISABLE_COPY_MOVE(Snapshot)
private:
    SQLite::Database &m_db;
};

} // namespace

HistoryQuery::HistoryQuery(const QString &path, Published &published, DamageReporter damaged)
    : m_published(published), m_damaged(std::move(damaged)), m_db(openForReading(path)),
      m_feed(*m_db, "SELECT id, sealed FROM feed WHERE name = ?"),
      m_chunks(*m_db,
               "SELECT id, t_min, t_max, n, corrections FROM chunk INDEXED BY chunk_time "
               "WHERE feed = ? AND t_max >= ? AND t_min < ? AND (? IS NULL OR ?4 BETWEEN f_min AND f_max) ORDER BY t_min, id"),
      m_keys(*m_db, "SELECT keys FROM chunk WHERE id = ?"), m_data(*m_db, "SELECT data FROM chunk WHERE id = ?"),
      m_rollup(*m_db, "SELECT hour, n FROM rollup WHERE feed = ? AND hour BETWEEN ? AND ?")
{
}

HistoryQuery::Feed HistoryQuery::find(const QString &name)
{
    const auto reset = qScopeGuard([&] { m_feed.tryReset(); });
    m_feed.bind(1, name.toStdString());
    if (!m_feed.executeStep())
        return {};
    return { m_feed.getColumn(0).getInt64(), m_feed.getColumn(1).getInt64() };
}

std::vector<HistoryQuery::Chunk> HistoryQuery::chunks(const Feed &feed, TimeRange range, std::optional<FeatureKey> feature)
{
    const auto reset = qScopeGuard([&] { m_chunks.tryReset(); });
    m_chunks.bind(1, int64_t(feed.id));
    m_chunks.bind(2, int64_t(range.begin.milliseconds));
    m_chunks.bind(3, int64_t(range.end.milliseconds));
    if (feature)
        m_chunks.bind(4, int64_t(*feature));
    else
        m_chunks.bind(4);
    std::vector<Chunk> found;
    while (m_chunks.executeStep()) {
        found.push_back({ m_chunks.getColumn(0).getInt64(),
                          { { m_chunks.getColumn(1).getInt64() }, { m_chunks.getColumn(2).getInt64() + 1 } },
                          size_t(m_chunks.getColumn(3).getInt64()),
                          m_chunks.getColumn(4).getInt64() != 0 });
    }
    return found;
}

QByteArray HistoryQuery::blob(SQLite::Statement &statement, qint64 chunk)
{
    const auto reset = qScopeGuard([&] { statement.tryReset(); });
    try {
        statement.bind(1, int64_t(chunk));
        return statement.executeStep() ? blobOf(statement.getColumn(0)).toByteArray() : QByteArray();
    } catch (const SQLite::Exception &) {
        return {}; // a damaged page: this chunk is lost, its neighbours are not
    }
}

bool HistoryQuery::readChunk(const Chunk &chunk, const ObservationQuery &query, const BoxFilter *box, Observations &out)
{
    const QByteArray packedKeys = blob(m_keys, chunk.id);
    const auto keys = decodeKeys(packedKeys, chunk.count);
    if (!keys)
        return false;
    RowSet rows = rowsWithin(keys->phenomenonTime, query.range);
    if (query.feature)
        keepFeature(*query.feature, keys->feature, rows);
    if (rows.isEmpty())
        return true;
    const QByteArray data = blob(m_data, chunk.id);
    if (box && !keepInside(*box, *keys, data, rows))
        return false;
    return rows.isEmpty() || decodeRows(*keys, data, rows, out);
}

ObservationsPtr HistoryQuery::read(const ObservationQuery &query)
{
    auto out = std::make_shared<Observations>();
    out->feed = query.feed;
    if (query.range.isEmpty())
        return out;
    const FeedViewPtr view = m_published.view(query.feed);
    const Snapshot snapshot(*m_db);
    const Feed feed = find(query.feed);
    // Whatever this snapshot holds has its features in the dictionary: it is published before a chunk can be seen.
    const FeedDictionaryPtr dictionary = m_published.dictionaryOf(query.feed, view->generation);
    const std::vector<Chunk> found = chunks(feed, query.range, query.feature);
    std::vector<TailBlockPtr> tail;
    std::copy_if(view->tail.begin(), view->tail.end(), std::back_inserter(tail),
                 [&](const TailBlockPtr &block) { return block->seq > feed.sealed && overlaps(*block, query.range); });
    const bool corrections = std::any_of(found.begin(), found.end(), [](const Chunk &chunk) { return chunk.corrections; })
        || std::any_of(tail.begin(), tail.end(), [](const TailBlockPtr &block) { return block->corrections != 0; });
    // A correction may lie outside the box and what it replaces inside: then the box comes last.
    const BoxFilter box(query.box, *dictionary);
    const BoxFilter *first = query.box && !corrections ? &box : nullptr;

    std::vector<Run> runs;
    const auto added = [&](size_t before, qint64 arrival) {
        if (out->size() > before)
            runs.push_back({ before, arrival });
    };
    for (const Chunk &chunk : found) {
        const size_t before = out->size();
        if (readChunk(chunk, query, first, *out))
            added(before, chunk.id);
        else
            m_damaged({ query.feed, chunk.range, qint64(chunk.count), QStringLiteral("chunk %1").arg(chunk.id) });
    }
    for (const TailBlockPtr &block : tail) {
        const size_t before = out->size();
        const Observations &rows = *block->rows;
        const RowSet within = rowsWithin(rows.phenomenonTime, query.range);
        for (size_t row = within.begin; row < within.end; ++row) {
            if ((!query.feature || rows.feature[row] == *query.feature)
                && (!first || first->contains(rows.longitudeE7[row], rows.latitudeE7[row], rows.feature[row])))
                appendRow(*out, rows, row);
        }
        added(before, std::numeric_limits<qint64>::max() / 2 + block->seq); // later than any chunk
    }
    sortRuns(*out, runs);
    if (corrections)
        dropReplaced(*out);
    if (query.box && !first) {
        keepRows(*out, [&](size_t row) { return box.contains(out->longitudeE7[row], out->latitudeE7[row], out->feature[row]); });
    }
    return out;
}

std::vector<qint64> HistoryQuery::count(const QString &name, TimeRange range, int buckets)
{
    std::vector<qint64> counts(size_t(std::max(buckets, 0)), 0);
    if (range.isEmpty() || buckets <= 0)
        return counts;
    const qint64 begin = range.begin.milliseconds;
    const qint64 length = range.length().count();
    const auto bucketOf = [&](qint64 time) { return size_t((time - begin) * buckets / length); };

    const FeedViewPtr view = m_published.view(name);
    const Snapshot snapshot(*m_db);
    const Feed feed = find(name);
    // Hours inside one bucket come from the rollup; those that a border cuts are counted row by row.
    std::vector<TimeRange> cut;
    const auto floorHour = [](qint64 t) { return t / hourMilliseconds - (t % hourMilliseconds < 0 ? 1 : 0); };
    const auto reset = qScopeGuard([&] { m_rollup.tryReset(); });
    m_rollup.bind(1, int64_t(feed.id));
    m_rollup.bind(2, int64_t(floorHour(begin)));
    m_rollup.bind(3, int64_t(floorHour(range.end.milliseconds - 1)));
    while (m_rollup.executeStep()) {
        const qint64 from = m_rollup.getColumn(0).getInt64() * hourMilliseconds;
        const qint64 to = from + hourMilliseconds;
        if (from >= begin && to <= range.end.milliseconds && bucketOf(from) == bucketOf(to - 1)) {
            counts[bucketOf(from)] += m_rollup.getColumn(1).getInt64();
            continue;
        }
        const TimeRange part { { std::max(from, begin) }, { std::min(to, range.end.milliseconds) } };
        if (!cut.empty() && cut.back().end == part.begin)
            cut.back().end = part.end;
        else
            cut.push_back(part);
    }
    countExactly(feed, *view, name, cut, [&](const std::vector<qint64> &times, RowSet rows) {
        // Bucket by bucket, as the times are sorted: the first of the next one is ceil(begin + length × i / buckets).
        while (rows.begin < rows.end) {
            const qint64 bucket = qint64(bucketOf(times[rows.begin]));
            const qint64 border = begin + ((bucket + 1) * length + buckets - 1) / buckets;
            const auto next =
                std::lower_bound(times.begin() + qsizetype(rows.begin), times.begin() + qsizetype(rows.end), border);
            counts[size_t(bucket)] += qint64(size_t(next - times.begin()) - rows.begin);
            rows.begin = size_t(next - times.begin());
        }
    });
    return counts;
}

void HistoryQuery::countExactly(const Feed &feed, const FeedView &view, const QString &name, const std::vector<TimeRange> &ranges,
                                const std::function<void(const std::vector<qint64> &, RowSet)> &add)
{
    if (ranges.empty())
        return;
    const TimeRange all { ranges.front().begin, ranges.back().end };
    const std::vector<Chunk> found = chunks(feed, all, {});
    const auto open = [&](const TailBlockPtr &block) { return block->seq > feed.sealed && overlaps(*block, all); };
    const bool corrections = std::any_of(found.begin(), found.end(), [](const Chunk &chunk) { return chunk.corrections; })
        || std::any_of(view.tail.begin(), view.tail.end(),
                       [&](const auto &block) { return block->corrections != 0 && open(block); });

    std::vector<std::pair<qint64, FeatureKey>> distinct; // where corrections would count twice
    const auto take = [&](const std::vector<qint64> &times, const std::vector<FeatureKey> &features) {
        for (const TimeRange &range : ranges) {
            const RowSet rows = rowsWithin(times, range);
            if (!corrections)
                add(times, rows);
            for (size_t row = rows.begin; corrections && row < rows.end; ++row)
                distinct.emplace_back(times[row], features[row]);
        }
    };
    for (const Chunk &chunk : found) {
        const bool wanted = std::any_of(ranges.begin(), ranges.end(), [&](const TimeRange &range) {
            return range.begin < chunk.range.end && chunk.range.begin < range.end;
        });
        if (!wanted)
            continue;
        if (const auto keys = decodeKeys(blob(m_keys, chunk.id), chunk.count))
            take(keys->phenomenonTime, keys->feature);
        else
            m_damaged({ name, chunk.range, qint64(chunk.count), QStringLiteral("chunk %1").arg(chunk.id) });
    }
    for (const TailBlockPtr &block : view.tail) {
        if (open(block))
            take(block->rows->phenomenonTime, block->rows->feature);
    }
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    std::vector<qint64> times;
    for (const auto &[time, feature] : distinct)
        times.push_back(time);
    add(times, { 0, times.size(), {} });
}

} // namespace citywall
