// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runningcounts.h"

namespace citywall::services {

RunningCounts::Counts RunningCounts::of(const MeasureRows &bucket)
{
    const QMutexLocker lock(&m_mutex);
    RequestReader reader(bucket.columns, bucket.dictionary, m_facts);
    size_t known = 0;
    if (follows(bucket)) {
        const size_t gone = size_t(bucket.rows.data() - m_rows.data());
        known = m_rows.size() - gone;
        drop(bucket, reader, gone);
    } else {
        m_entries.clear();
        m_touched.clear();
        m_beginnings = {};
        m_dues = {};
        m_counts = {};
    }
    for (const quint32 row : bucket.rows.subspan(known))
        add(bucket, reader, row);

    const UtcTime now = bucket.bucket.end - Duration(1);
    m_counts.opened = 0;
    for (; !m_beginnings.empty() && m_beginnings.top().time <= now; m_beginnings.pop()) {
        const auto [time, key] = m_beginnings.top();
        const auto entry = m_entries.constFind(key);
        m_counts.opened += entry != m_entries.cend() && entry->request.requested == time && time >= bucket.bucket.begin;
        m_touched.append(key);
    }
    for (; !m_dues.empty() && m_dues.top().time < now; m_dues.pop())
        m_touched.append(m_dues.top().key);
    for (const FeatureKey key : std::as_const(m_touched)) {
        if (const auto entry = m_entries.find(key); entry != m_entries.end())
            count(*entry, now);
    }
    m_touched.clear();

    m_columns = &bucket.columns;
    m_dictionary = &bucket.dictionary;
    m_rows = bucket.rows;
    m_lastRow = bucket.rows.empty() ? 0 : bucket.rows.back();
    m_end = bucket.bucket.end;
    return m_counts;
}

bool RunningCounts::follows(const MeasureRows &bucket) const
{
    const auto at = [](const std::span<const quint32> &rows) { return reinterpret_cast<quintptr>(rows.data()); };
    const quintptr end = at(m_rows) + m_rows.size_bytes();
    return bucket.bucket.begin == m_end && &bucket.columns == m_columns && &bucket.dictionary == m_dictionary && !m_rows.empty()
        && at(bucket.rows) >= at(m_rows) && at(bucket.rows) < end && at(bucket.rows) + bucket.rows.size_bytes() >= end
        && m_rows.back() == m_lastRow;
}

/// The first rows have become too old: their requests are as the rows left tell them.
void RunningCounts::drop(const MeasureRows &bucket, RequestReader &reader, size_t count)
{
    QHash<FeatureKey, size_t> gone;
    for (const quint32 row : m_rows.first(count))
        ++gone[bucket.columns.feature[row]];
    for (auto it = gone.cbegin(); it != gone.cend(); ++it) {
        const auto known = m_entries.find(it.key());
        if (known == m_entries.end())
            continue;
        Entry &entry = *known;
        const UtcTime requested = entry.request.requested;
        entry.rows.erase(entry.rows.begin(), entry.rows.begin() + std::ptrdiff_t(it.value()));
        if (entry.rows.empty()) {
            m_counts.open -= entry.open;
            m_counts.openWithDue -= entry.withDue;
            m_counts.overdue -= entry.overdue;
            m_entries.erase(known);
            continue;
        }
        entry.request = reader.begun(entry.rows.front());
        for (const quint32 row : entry.rows)
            reader.take(entry.request, row);
        watch(entry, requested);
    }
}

void RunningCounts::add(const MeasureRows &bucket, RequestReader &reader, quint32 row)
{
    const FeatureKey key = bucket.columns.feature[row];
    if (key >= bucket.dictionary.features.size())
        return;
    Entry &entry = m_entries[key];
    const bool fresh = entry.rows.empty();
    if (fresh) {
        entry.request = reader.begun(row);
        if (entry.request.due.isValid())
            m_dues.push({ entry.request.due, key });
    }
    const UtcTime requested = fresh ? UtcTime() : entry.request.requested;
    entry.rows.push_back(row);
    reader.take(entry.request, row);
    watch(entry, requested);
}

void RunningCounts::watch(const Entry &entry, UtcTime requestedBefore)
{
    m_touched.append(entry.request.key);
    if (entry.request.requested.isValid() && entry.request.requested != requestedBefore)
        m_beginnings.push({ entry.request.requested, entry.request.key });
}

void RunningCounts::count(Entry &entry, UtcTime now)
{
    const bool open = entry.request.isOpenAt(now);
    const bool withDue = open && entry.request.due.isValid();
    const bool overdue = entry.request.isOverdueAt(now);
    m_counts.open += int(open) - int(std::exchange(entry.open, open));
    m_counts.openWithDue += int(withDue) - int(std::exchange(entry.withDue, withDue));
    m_counts.overdue += int(overdue) - int(std::exchange(entry.overdue, overdue));
}

} // namespace citywall::services
