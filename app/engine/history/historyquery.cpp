// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historyquery.h"

#include "engine/history/keyindex.h"

#include <algorithm>
#include <malloc.h>

namespace citywall {

namespace {

/// Where the runs that make up a result begin, and their place in the order of arrival.
struct Run {
    size_t begin = 0;
    qint64 arrival = 0;
};

void keepFeature(FeatureKey feature, const KeyColumns &keys, RowSet &rows)
{
    std::vector<quint32> kept;
    for (size_t row = rows.begin; row < rows.end; ++row) {
        if (keys.feature[row - keys.first] == feature)
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
    std::vector<quint32> places;
    places.reserve(order.size());
    for (const Place &place : order)
        places.push_back(std::get<2>(place));
    reorderRows(rows, places);
}

bool overlaps(const TailBlock &block, TimeRange range)
{
    return block.rows->phenomenonTime.front() < range.end.milliseconds
        && block.rows->phenomenonTime.back() >= range.begin.milliseconds;
}

/// Blocks of the tail in the range that chunks have not taken over.
std::vector<TailBlockPtr> openTail(const FeedView &view, const FeedRow &feed, TimeRange range)
{
    std::vector<TailBlockPtr> tail;
    std::copy_if(view.tail.begin(), view.tail.end(), std::back_inserter(tail),
                 [&](const TailBlockPtr &block) { return block->seq > feed.sealed && overlaps(*block, range); });
    return tail;
}

/// How many rows of a range there may be, so that columns grow once: nearly always a little more than there are.
size_t expectedRows(const std::vector<ChunkRow> &chunks, const std::vector<TailBlockPtr> &tail, TimeRange range)
{
    double rows = 0;
    for (const ChunkRow &chunk : chunks) {
        if (!chunk.isSound)
            continue; // its times may be any
        const TimeRange both { std::max(chunk.range.begin, range.begin), std::min(chunk.range.end, range.end) };
        rows += double(chunk.count) * double(both.length().count()) / double(chunk.range.length().count());
    }
    for (const TailBlockPtr &block : tail)
        rows += double(block->rows->size());
    return size_t(rows * 1.05) + 64;
}

/// What is read is large and lives shortly, and the next is as large: freed memory stays with the process, up to so much, because to
/// take fresh pages from the kernel costs as much as the reading does.
void keepFreedMemory()
{
#ifdef M_TRIM_THRESHOLD
    static const bool kept = ::mallopt(M_MMAP_THRESHOLD, 32 << 20) != 0 && ::mallopt(M_TRIM_THRESHOLD, 64 << 20) != 0;
    Q_UNUSED(kept)
#endif
}

} // namespace

HistoryQuery::HistoryQuery(const QString &path, Published &published, DamageReporter damaged)
    : m_path(path), m_published(published), m_damaged(std::move(damaged))
{
    keepFreedMemory();
    (void)connect();
}

HistoryQuery::Connection::Connection(const QString &path, const DamageReporter &damaged)
    : db(openForReading(path)), chunks(*db), states(*db, chunks, damaged), histograms(*db, chunks, damaged)
{
}

Published::Turn HistoryQuery::connect()
{
    Published::Turn turn = m_published.takeTurn();
    if (!m_connection || m_round != turn.round) {
        m_connection.reset();
        m_connection = std::make_unique<Connection>(m_path, m_damaged);
        m_round = turn.round;
    }
    return turn;
}

void HistoryQuery::hold()
{
    m_held.reset();
    m_held.emplace(*this);
}

void HistoryQuery::release() { m_held.reset(); }

/// The moment that a call sees, and of it the feed that it asks for.
class HistoryQuery::Look
{
public:
    Look(HistoryQuery &query, const QString &name)
    {
        if (!query.m_held)
            m_own.emplace(query);
        view = Published::viewOf((m_own ? *m_own : *query.m_held).tails, name);
        feed = query.m_connection->chunks.feed(name);
    }

    FeedViewPtr view;
    FeedRow feed;

private:
    std::optional<Moment> m_own;
};

bool HistoryQuery::readChunk(const ChunkRow &chunk, const ObservationQuery &query, const BoxFilter *box, Observations &out)
{
    const auto keys = m_connection->chunks.visitKeys(
        chunk.id, [&](QByteArrayView bytes) { return decodeKeys(bytes, chunk.count, query.range); });
    if (!keys)
        return false;
    RowSet rows = rowsWithin(*keys, query.range);
    if (query.feature)
        keepFeature(*query.feature, *keys, rows);
    if (rows.isEmpty())
        return true;
    return m_connection->chunks.visitData(chunk.id, [&](QByteArrayView data) {
        if (box && !keepInside(*box, *keys, data, rows))
            return false;
        return rows.isEmpty() || decodeRows(*keys, data, rows, out);
    });
}

ObservationsPtr HistoryQuery::read(const ObservationQuery &query)
{
    auto out = std::make_shared<Observations>();
    out->feed = query.feed;
    if (query.range.isEmpty())
        return out;
    const Look look(*this, query.feed);
    const FeedRow &feed = look.feed;
    // Whatever this snapshot holds has its features in the dictionary: it is published before a chunk can be seen.
    const FeedDictionaryPtr dictionary = m_published.dictionaryOf(query.feed, look.view->generation);
    const std::vector<ChunkRow> found = m_connection->chunks.find(feed.id, query.range, query.feature);
    const std::vector<TailBlockPtr> tail = openTail(*look.view, feed, query.range);
    const bool corrections = std::any_of(found.begin(), found.end(), [](const ChunkRow &chunk) { return chunk.corrections; })
        || std::any_of(tail.begin(), tail.end(), [](const TailBlockPtr &block) { return block->corrections != 0; });
    // A correction may lie outside the box and what it replaces inside: then the box comes last.
    const BoxFilter box(query.box, *dictionary);
    const BoxFilter *first = query.box && !corrections ? &box : nullptr;

    const size_t expected = query.feature || query.box ? 0 : expectedRows(found, tail, query.range);
    reserveRows(*out, expected);
    std::vector<Run> runs;
    const auto added = [&](size_t before, qint64 arrival) {
        if (out->size() == before)
            return;
        if (runs.empty() && !out->details.isEmpty()) // as many in the rows to come
            out->details.reserve(qsizetype(double(out->details.size()) * double(expected) / double(out->size())));
        runs.push_back({ before, arrival });
    };
    for (const ChunkRow &chunk : found) {
        const size_t before = out->size();
        if (chunk.isSound && readChunk(chunk, query, first, *out))
            added(before, chunk.id);
        else
            m_damaged({ query.feed, chunk.range, qint64(chunk.count), QStringLiteral("chunk %1").arg(chunk.id) });
    }
    for (const TailBlockPtr &block : tail) {
        const size_t before = out->size();
        const Observations &rows = *block->rows;
        const RowSet within = rowsWithin(rows.phenomenonTime, query.range);
        if (!query.feature && !first)
            appendRows(*out, rows, within.begin, within.end);
        for (size_t row = within.begin; (query.feature || first) && row < within.end; ++row) {
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

ObservationsPtr HistoryQuery::latest(const QString &name, UtcTime at, Duration horizon)
{
    const UtcTime end = at + Duration(1); // what was observed at the instant counts
    const TimeRange range { end - horizon, end };
    const Look look(*this, name);
    (void)m_published.dictionaryOf(name, look.view->generation); // whoever gets the rows can look their features up
    auto state = std::make_shared<Observations>();
    state->feed = name;
    if (!range.isEmpty())
        *state = m_connection->states.read(name, look.feed, range, openTail(*look.view, look.feed, range));
    return state;
}

std::vector<qint64> HistoryQuery::count(const QString &name, TimeRange range, int buckets)
{
    const Look look(*this, name);
    return m_connection->histograms.count(name, look.feed, range, buckets, openTail(*look.view, look.feed, range));
}

} // namespace citywall
