// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"
#include "sdk/measure.h"

#include <QMutex>

#include <queue>

namespace citywall::services {

/// Requests opened in a bucket, and open and overdue at its end: what figuresOf(requestsFrom(…)) counts of the bucket's rows.
/// Where buckets follow each other over the same rows, as measureOver() asks for them, it goes on from the one before, so
/// that each row is looked at once however many buckets there are; asked for any other it begins anew. Any thread.
class RunningCounts
{
public:
    struct Counts {
        int opened = 0;
        int open = 0;
        int openWithDue = 0;
        int overdue = 0;
        bool operator==(const Counts &) const = default;
    };
    Counts of(const MeasureRows &bucket);

private:
    /// A request and what it counts for.
    struct Entry {
        Request request;
        std::vector<quint32> rows; ///< of it, the oldest first
        bool open = false;
        bool withDue = false;
        bool overdue = false;
    };
    struct Moment {
        UtcTime time;
        FeatureKey key;
        bool operator>(const Moment &other) const { return time > other.time; }
    };
    using Moments = std::priority_queue<Moment, std::vector<Moment>, std::greater<>>; // the earliest first

    bool follows(const MeasureRows &bucket) const;
    void drop(const MeasureRows &bucket, RequestReader &reader, size_t count);
    void add(const MeasureRows &bucket, RequestReader &reader, quint32 row);
    void watch(const Entry &entry, UtcTime requestedBefore);
    void count(Entry &entry, UtcTime now);

    QMutex m_mutex;
    FactCache m_facts;
    QHash<FeatureKey, Entry> m_entries;
    QList<FeatureKey> m_touched; // since they were last counted
    Moments m_beginnings;        // of requests, to be counted when they come
    Moments m_dues;
    Counts m_counts;
    // Where it stands.
    const Observations *m_columns = nullptr;
    const FeedDictionary *m_dictionary = nullptr;
    std::span<const quint32> m_rows;
    quint32 m_lastRow = 0;
    UtcTime m_end;
};

} // namespace citywall::services
