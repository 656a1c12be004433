// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/feedpipeline.h"
#include "engine/feeds/payloadsource.h"

#include <QThread>

namespace citywall {

/// Runs the feeds of the open city: fills the past that the history lacks (newest first), then goes on live, and keeps a
/// FeedStatus for each. Lives on the GUI thread; transports run on a thread of its own, sources and decoders on two more. A feed
/// holds at most one of these with its live payloads, and while one is held for long another takes its place, so that a slow or
/// hostile source costs the others nothing.
///
/// Time comes only from `now` and from tick(), which the composition root calls about once a second.
class FeedRunner : public QObject
{
    Q_OBJECT
public:
    /// @param now the host's real time (not the time that views show); called on any thread
    /// Writer and reader must outlive the runner.
    FeedRunner(HistoryWriter &writer, HistoryReader &reader, std::function<UtcTime()> now, TransportNames names = {},
               QObject *parent = nullptr);
    ~FeedRunner() override; ///< stops, and hands what was received to the history: brokers may have it acknowledged

    /// Adds a feed; it begins with start(), or at once when the runner runs already.
    /// @param sources makes those that are simulated; shared by all feeds of one city
    FeedStatus *add(const FeedConfig &config, const FeedDescriptor &descriptor, const std::shared_ptr<PayloadSources> &sources);
    /// A feed of the profile that no loaded module understands: shown as down with the reason.
    FeedStatus *addMissing(const FeedConfig &config, const QString &reason);

    /// Ends a feed for good. Its status is not among the others any more, and is deleted when what was received is in the history.
    void remove(FeedStatus *status);

    QList<FeedStatus *> statuses() const; ///< in the order they were added; owned by the runner
    bool isBackfilling() const;
    bool isPolling() const; ///< a live payload is being asked for or decoded
    bool isWriting() const; ///< live batches wait for the disk
    ShownLag &shownLag() { return m_shown; } ///< for who draws what the feeds bring

    void start();
    void stop();
    void tick();

private:
    QThreadPool m_workers;
    QThread m_network;
    ShownLag m_shown;
    FeedEnvironment m_environment;
    QList<FeedPipeline *> m_pipelines;
    QList<FeedPipeline *> m_leaving; ///< removed, and not yet done
    QList<FeedStatus *> m_statuses;
    bool m_running = false;
};

} // namespace citywall
