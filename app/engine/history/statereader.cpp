// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/statereader.h"

#include <algorithm>
#include <numeric>

namespace citywall {

/// Takes rows in order of arrival and remembers the newest of each feature.
class StateReader::Newest
{
public:
    void take(const KeyColumns &keys, TimeRange range)
    {
        take(keys.phenomenonTime, keys.feature, keys.first, rowsWithin(keys.phenomenonTime, range));
    }
    void take(const Observations &rows, TimeRange range)
    {
        take(rows.phenomenonTime, rows.feature, 0, rowsWithin(rows.phenomenonTime, range));
    }
    /// By run, ascending.
    std::vector<std::vector<quint32>> chosen() const
    {
        size_t all = 0;
        std::vector<size_t> marksOf; // by run, where its marks begin
        for (const RowSet &run : m_runs) {
            marksOf.push_back(all);
            all += run.size();
        }
        std::vector<quint8> marks(all);
        for (const Place &best : m_best) {
            if (best.run != nowhere)
                marks[marksOf[best.run] + (best.row - m_runs[best.run].begin)] = 1;
        }
        std::vector<std::vector<quint32>> rows(m_runs.size());
        for (size_t run = 0; run < m_runs.size(); ++run) {
            const size_t count = m_runs[run].size();
            const quint8 *mark = marks.data() + marksOf[run];
            const auto chosen = size_t(std::accumulate(mark, mark + count, 0u));
            rows[run].resize(chosen + 1);
            quint32 *to = rows[run].data(); // each is written, and stays if it is chosen: without branches
            for (size_t i = 0; i < count; to += mark[i++])
                *to = quint32(m_runs[run].begin + i);
            rows[run].resize(chosen);
        }
        return rows;
    }

private:
    static constexpr quint32 nowhere = std::numeric_limits<quint32>::max();
    struct Place {
        qint64 time = std::numeric_limits<qint64>::min();
        quint32 run = nowhere;
        quint32 row = 0;
    };
    /// @param first the row that stands first in the columns
    void take(const std::vector<qint64> &times, const std::vector<FeatureKey> &features, size_t first, const RowSet &within)
    {
        const quint32 run = quint32(m_runs.size());
        m_runs.push_back({ first + within.begin, first + within.end, {} });
        for (size_t i = within.begin; i < within.end; ++i) {
            const FeatureKey feature = features[i];
            if (feature >= m_best.size())
                m_best.resize(std::max(size_t(feature) + 1, m_best.size() * 2));
            if (Place &best = m_best[feature]; times[i] >= best.time)
                best = { times[i], run, quint32(first + i) };
        }
    }
    std::vector<Place> m_best; // by feature
    std::vector<RowSet> m_runs; // what was taken of each
};

StateReader::StateReader(SQLite::Database &db, ChunkTable &chunks, DamageReporter damaged)
    : m_chunks(chunks), m_damaged(std::move(damaged)),
      m_find(db,

             "SELECT id, t, chunk, n FROM keyframe INDEXED BY keyframe_time "
             "WHERE feed = ? AND t >= ? AND t < ? AND crc IS row_crc(id, feed, t, chunk, n) ORDER BY t DESC"),
      m_keys(db, "SELECT keys FROM keyframe WHERE id = ?"), m_data(db, "SELECT data FROM keyframe WHERE id = ?")
{
}

Observations StateReader::read(const QString &name, const FeedRow &feed, TimeRange range, const std::vector<TailBlockPtr> &tail)
{
    m_damagedChunks.clear();
    m_damagedKeyframes.clear();
    while (true) {
        if (std::optional<Observations> state = attempt(name, feed, range, tail))
            return std::move(*state);
    }
}

std::optional<StateReader::Keyframe> StateReader::keyframe(qint64 feed, TimeRange range)
{
    const auto reset = qScopeGuard([&] { m_find.tryReset(); });
    m_find.bind(1, int64_t(feed));
    m_find.bind(2, int64_t(range.begin.milliseconds));
    m_find.bind(3, int64_t(range.end.milliseconds));
    while (m_find.executeStep()) {
        const Keyframe found { m_find.getColumn(0).getInt64(), m_find.getColumn(1).getInt64(), m_find.getColumn(2).getInt64(),
                               size_t(m_find.getColumn(3).getInt64()) };
        if (!m_damagedKeyframes.contains(found.id))
            return found;
    }
    return {};
}

void StateReader::skip(const QString &name, const ChunkRow &chunk)
{
    m_damagedChunks.insert(chunk.id);
    m_damaged({ name, chunk.range, qint64(chunk.count), QStringLiteral("chunk %1").arg(chunk.id) });
}

std::vector<ChunkRow> StateReader::chunksFor(const QString &name, qint64 feed, TimeRange range,
                                             const std::optional<Keyframe> &start)
{
    std::vector<ChunkRow> chunks;
    if (start) {
        // Chunks on time that end before the keyframe had arrived before it: only late ones may not be in it.
        chunks = m_chunks.findLate(feed, { range.begin, { start->time + 1 } }, start->chunk);
        range.begin = { start->time + 1 };
    }
    std::ranges::copy(m_chunks.find(feed, range), std::back_inserter(chunks));
    for (const ChunkRow &chunk : chunks) {
        if (!chunk.isSound && !m_damagedChunks.contains(chunk.id))
            skip(name, chunk);
    }
    std::erase_if(chunks, [&](const ChunkRow &chunk) { return m_damagedChunks.contains(chunk.id); });
    std::ranges::sort(chunks, {}, &ChunkRow::id);
    return chunks;
}

std::optional<Observations> StateReader::attempt(const QString &name, const FeedRow &feed, TimeRange range,
                                                 const std::vector<TailBlockPtr> &tail)
{
    std::optional<Keyframe> start = keyframe(feed.id, range);
    if (start && !m_chunks.hasMoreRows(feed.id, { range.begin, { start->time + 1 } }, start->count))
        start.reset();
    const std::vector<ChunkRow> chunks = chunksFor(name, feed.id, range, start);

    Newest newest;
    std::vector<PackedRun> packed;
    if (start) {
        auto keys = visitBlob(m_keys, start->id, [&](QByteArrayView bytes) { return decodeKeys(bytes, start->count, range); });
        if (!keys) {
            m_damagedKeyframes.insert(start->id);
            return {};
        }
        newest.take(*keys, range);
        packed.push_back({ 0, std::move(*keys) });
    }
    for (const ChunkRow &chunk : chunks) {
        const bool known = start && chunk.id <= start->chunk; // then the keyframe stands for its rows up to its instant
        const TimeRange within { known ? std::max(range.begin, UtcTime { start->time + 1 }) : range.begin, range.end };
        auto keys = m_chunks.visitKeys(chunk.id, [&](QByteArrayView bytes) { return decodeKeys(bytes, chunk.count, within); });
        if (!keys) {
            skip(name, chunk);
            return {};
        }
        newest.take(*keys, within);
        packed.push_back({ chunk.id, std::move(*keys) });
    }
    for (const TailBlockPtr &block : tail)
        newest.take(*block->rows, range);

    Observations state;
    const std::vector<std::vector<quint32>> chosen = newest.chosen();
    reserveRows(state, std::accumulate(chosen.begin(), chosen.end(), size_t(0), [](size_t sum, const auto &of) {
                    return sum + of.size();
                }));
    for (size_t i = 0; i < packed.size(); ++i) {
        if (chosen[i].empty())
            continue;
        const bool isKeyframe = packed[i].chunk == 0;
        const auto decode = [&](QByteArrayView data) { return decodeRows(packed[i].keys, data, { 0, 0, chosen[i] }, state); };
        if (isKeyframe ? visitBlob(m_data, start->id, decode) : m_chunks.visitData(packed[i].chunk, decode))
            continue;
        if (isKeyframe)
            m_damagedKeyframes.insert(start->id);
        else
            skip(name, *std::ranges::find(chunks, packed[i].chunk, &ChunkRow::id));
        return {};
    }
    for (size_t i = 0; i < tail.size(); ++i) {
        for (const quint32 row : chosen[packed.size() + i])
            appendRow(state, *tail[i]->rows, row);
    }
    // What lies in state is in order of arrival, so that equal times stay in it; mostly it is in order of time as well.
    if (!std::ranges::is_sorted(state.phenomenonTime)) {
        std::vector<quint32> order(state.size());
        std::iota(order.begin(), order.end(), 0u);
        std::ranges::stable_sort(order, {}, [&](quint32 row) { return state.phenomenonTime[row]; });
        reorderRows(state, order);
    }
    state.feed = name;
    return state;
}

} // namespace citywall
