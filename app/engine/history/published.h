// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sdk/history.h"

#include <QHash>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <shared_mutex>

namespace citywall {

/// A committed batch that no chunk holds yet, as readers use it: from memory. Immutable.
struct TailBlock {
    qint64 seq = 0;             ///< its row in the tail table
    qint64 corrections = 0;     ///< rows that replace others stored before
    ObservationsPtr rows;
};
using TailBlockPtr = std::shared_ptr<const TailBlock>;

/// What readers may see of one feed at a moment. Immutable values, swapped as a whole.
struct FeedView {
    std::vector<TailBlockPtr> tail; ///< in order of arrival
    quint64 generation = 0;         ///< of the dictionary that covers the tail
    TimeRange extent;               ///< from the first to just after the last observation
};
using FeedViewPtr = std::shared_ptr<const FeedView>;
using FeedViews = QHash<QString, FeedViewPtr>; ///< by feed

/// Where the writer thread leaves what has become durable for the readers. Any thread.
///
/// Views look through a dictionary anew when there is another, so during an import the writer publishes one only now and then; a
/// reader that has rows in hand which the newest one does not cover asks for it and waits.
///
/// On a full disk the history is read as a file that stays as it is (openForReading): such a connection takes no locks and sees nothing of
/// a write-ahead log. It may not be read by while the file changes, nor afterwards. Who writes changes the file itself only when the log
/// is folded into it, at the earliest some commits later, but nothing says how long a read takes. So each holds a turn, and before
/// the first write everybody is waited for, once, and connects anew.
class Published
{
public:
    FeedViewPtr view(const QString &feed) const; ///< never null
    FeedViews views() const; ///< of all feeds that have one, at the same moment; costs no more than one of them
    QStringList feeds() const; ///< that have one, in order
    static FeedViewPtr viewOf(const FeedViews &views, const QString &feed); ///< never null
    FeedDictionaryPtr dictionary(const QString &feed) const; ///< never null
    TimeRange extent(const QString &feed) const; ///< of all feeds if empty
    /// The dictionary of at least that generation; waits for the writer if need be.
    FeedDictionaryPtr dictionaryOf(const QString &feed, quint64 generation);

    struct Turn {
        std::shared_lock<std::shared_mutex> held;
        quint64 round = 0; ///< a connection made in another one is not to be used
    };
    Turn takeTurn() const; ///< on the thread that reads, which holds no other

    // For the writer thread.
    void setView(const QString &feed, FeedViewPtr view);
    void setDictionary(const QString &feed, FeedDictionaryPtr dictionary, quint64 generation);
    std::set<QString> takeWanted(); ///< feeds whose dictionary a reader is waiting for
    bool hasWanted() const;
    void beginRound(); ///< waits for the turns under way
    void setWake(std::function<void()> wake) { m_wake = std::move(wake); } ///< called when one is wanted; before any reader
    void stop(); ///< no more dictionaries will come: nobody waits any longer

private:
    struct Dictionary {
        FeedDictionaryPtr dictionary;
        quint64 generation = 0;
    };
    FeedDictionaryPtr atLeast(const QString &feed, quint64 generation) const; // null: not yet. With the mutex held
    mutable std::mutex m_gate; // held by who waits for all turns: those that come wait, too
    mutable std::shared_mutex m_turns;
    quint64 m_round = 0;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    FeedViews m_views;
    QHash<QString, Dictionary> m_dictionaries;
    std::set<QString> m_wanted;
    std::function<void()> m_wake;
    bool m_stopped = false;
};

/// Observations that could not be read back because their bytes are damaged.
struct HistoryDamage {
    QString feed;
    TimeRange range;
    qint64 observations = 0;
    QString where; ///< table and row: "chunk 17"

    bool operator==(const HistoryDamage &) const = default;
};
using DamageReporter = std::function<void(const HistoryDamage &)>; ///< any thread

} // namespace citywall
