// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/feedenvironment.h"
#include "engine/feeds/transports/retrytimer.h"
#include "sdk/registry.h"

#include <deque>

namespace citywall {

/// The last step of every feed: decoded batches into the history, whatever brought them. Live batches wait in a bounded
/// queue that drops its oldest when the writer cannot follow, and counts what was lost; but never what is numbered, for which whoever
/// puts waits until there is room. A failure of the history holds everything up and is tried again after 2 s, 4 s … 1 min. Keeps the
/// counts of its feed's status. GUI thread.
class FeedIntake : public QObject
{
    Q_OBJECT
public:
    FeedIntake(FeedStatus &status, const FeedEnvironment &environment, QObject *parent = nullptr);

    void start();
    void stop(); ///< nothing new is written; what waits goes with the next start
    void flush(); ///< what waits goes to the writer at once, and nobody hears what becomes of it, nor passes
        ///< anything from now on: before the program ends
    void tick(); ///< tries again where it is time to
    void setSource(const Source &source) { m_source = source; } ///< of what is put from now on

    /// Live: waits its turn.
    /// @param number of the last payload in it, if somebody wants to hear when the history has it; growing. 0 = nobody does: then it may
    /// be dropped for what is newer
    void put(DecodedBatch batch, UtcTime received, quint64 number = 0);
    /// A piece of the past, written at once; its caller keeps it until `then(true)`, and limits how many are under way.
    void store(const DecodedBatch &batch, UtcTime received, const std::function<void(bool stored)> &then);

    bool isWriting() const { return m_writing || !m_queue.empty(); }
    /// For another one, also if what is being written comes back.
    bool hasRoom() const { return m_queue.size() + (m_writing ? 1 : 0) < maximumQueued; }
    qsizetype waiting() const { return qsizetype(m_queue.size()); }
    bool isBlocked() const { return !m_failure.isEmpty(); } ///< waits for the time of the next attempt
    bool isFailing() const { return m_failures > 0; } ///< since a failure nothing has succeeded
    const QString &reason() const { return m_reason; } ///< of the last failure

    void fail(const QString &reason); ///< the history refused, here or when it was asked
    void recover(); ///< it answered

    static constexpr size_t maximumQueued = 16; ///< live batches that wait for the writer

Q_SIGNALS:
    void stored(const citywall::AppendResult &result); ///< a live batch is on the disk
    void passed(quint64 number); ///< whatever was put up to this one is on the disk, or held nothing
    void dropped(qint64 observations);
    void changed(); ///< counts, waiting or failing

private:
    struct Waiting {
        DecodedBatch batch;
        UtcTime received;
        quint64 number = 0;
    };
    bool isMeasured(const Waiting &waiting) const { return waiting.received >= m_started; } ///< ShownLag
    static bool isEmpty(const DecodedBatch &batch) { return batch.observations.empty() && batch.features.empty(); }
    void writeNext();
    void shed(); ///< keeps what may be dropped within the queue's bound
    void count(const AppendResult &result);

    FeedStatus &m_status;
    const FeedEnvironment &m_environment;
    Source m_source;
    UtcTime m_started;
    std::deque<Waiting> m_queue;
    bool m_running = false;
    bool m_writing = false;
    QString m_failure;
    QString m_reason;
    DueTime m_retry;
    int m_failures = 0;
};

} // namespace citywall
