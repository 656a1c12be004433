// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"
#include "sdk/timecontext.h"

#include <QObject>
#include <QTimer>

namespace citywall {

/// The observations of one feed in the window (now − span, now], kept as the clock moves, plays, reverses or jumps.
/// What it shows depends on the clock and the history alone, never on how the clock got there. GUI thread.
class FeedWindow : public QObject
{
    Q_OBJECT
public:
    /// What of the window is held.
    enum class Keep {
        Rows,  ///< all of it
        Newest ///< the newest row of each feature, and any others: what is read does not grow with the span (HistoryReader::latest())
    };
    FeedWindow(const QString &feed, Duration span, HistoryReader &history, const TimeContext &time, Keep keep = Keep::Rows,
               QObject *parent = nullptr);

    /// Rows begin … end − 1 of columns() are inside the window, oldest first. Never null.
    const Observations &columns() const { return *m_block; }
    size_t begin() const { return m_begin; }
    size_t end() const { return m_end; }
    size_t size() const { return m_end - m_begin; }
    UtcTime now() const { return m_now; } ///< the instant that the window shows
    Duration span() const { return m_span; }
    void setSpan(Duration span);
    bool isLoading() const { return m_loading; } ///< nothing to show yet for the clock's time: views keep the last picture
    QString error() const { return m_error; }
    FeedDictionaryPtr dictionary() const { return m_history.dictionary(m_feed); }

    /// What the window shows: equal as long as rows, words and where the window begins and ends are the same. To be kept beside what was
    /// made of it, so that it is not made again.
    struct Shown {
        quint64 block = 0; ///< the number of columns(), which no other has; 0 is none
        size_t begin = 0;
        size_t end = 0;
        FeedDictionaryPtr dictionary;
        bool operator==(const Shown &) const = default;
    };
    Shown shown() const { return { m_blockNumber, m_begin, m_end, dictionary() }; }

    /// The newest row of each feature inside the window, by feature key; noRow where there is none.
    static constexpr quint32 noRow = std::numeric_limits<quint32>::max();
    std::vector<quint32> latestRows() const;

Q_SIGNALS:
    /// Rows, now or an error are others. Once for each instant that is shown; of loading it tells when that takes longer than a moment.
    void changed();

private:
    void follow();
    void fetch(UtcTime now);
    void take(const ObservationsPtr &read, TimeRange range, const std::vector<ObservationsPtr> &arrived);
    void hold(const ObservationsPtr &block);
    void merge(const ObservationsPtr &fresh);
    void fold();
    void cut(UtcTime now);
    void tell(bool together); ///< that it has changed: with what comes soon, or at once
    bool holds(UtcTime now) const { return !m_held.isEmpty() && m_held.begin <= now - reach() && now < m_held.end; }
    Duration reach() const { return m_keep == Keep::Rows ? m_span : Duration(0); } // how far before now has to be held

    const QString m_feed;
    const Keep m_keep;
    Duration m_span;
    HistoryReader &m_history;
    const TimeContext &m_time;
    ObservationsPtr m_block; // what is held, a superset of the window …
    quint64 m_blockNumber = 1;
    TimeRange m_held; // … complete for this range of time; of what was before it, the newest rows if they are kept
    size_t m_folded = 0; // rows that were left when it was last made shorter
    TimeRange m_asked; // under way
    quint64 m_request = 0;
    bool m_loading = false;
    QTimer m_waiting; // until it is told that there is nothing to show for the clock's time
    QTimer m_rest; // between two changes that are told live …
    bool m_owing = false; // … while one is to be told
    QString m_error;
    UtcTime m_now;
    size_t m_begin = 0;
    size_t m_end = 0;
};

} // namespace citywall
