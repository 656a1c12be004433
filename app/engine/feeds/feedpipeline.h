// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/payloadsource.h"
#include "engine/history/historywriter.h"
#include "sdk/history.h"
#include "sdk/registry.h"

#include <QPointer>
#include <QThreadPool>

#include <deque>

namespace citywall {

/// What the pipelines of a runner share.
struct FeedEnvironment {
    HistoryWriter &writer;
    HistoryReader &reader;
    std::function<UtcTime()> now; ///< the host's real time, through the engine's clock
    QThreadPool &workers;         ///< where sources are asked and payloads decoded
};

/// One source on its way into the history: payload → decoder → bounded queue → writer, for the past (asked for piece by
/// piece, never more than a few under way) and for live (the queue drops its oldest batch when the writer cannot follow,
/// and counts what was lost). Lives on the GUI thread; asking, decoding and writing happen elsewhere.
class FeedPipeline : public QObject
{
    Q_OBJECT
public:
    FeedPipeline(FeedConfig config, FeedDescriptor descriptor, std::shared_ptr<PayloadSources> sources,
                 FeedEnvironment environment, QObject *parent = nullptr);
    ~FeedPipeline() override;

    FeedStatus *status() const { return m_status; } ///< owned by this object
    bool isBackfilling() const { return !m_chunks.empty() || m_underWay > 0; }

    bool isPolling() const { return m_polling; } ///< a live payload is being asked for
    bool isWriting() const { return m_writing || !m_queue.empty(); }

    void start();
    void stop();  ///< nothing new begins; what is under way ends on its own
    void tick();  ///< looks at the time: once a second is enough

    static constexpr int maximumUnderWay = 4;       ///< pieces of the past between source and disk
    static constexpr size_t maximumQueued = 16;     ///< live batches that wait for the writer
    static constexpr Duration coveredBucket = std::chrono::minutes(5); ///< the past is known to be there by such steps

private:
    struct Piece {
        TimeRange range;
        int stage; ///< 0 = the last hours, shown first; the bulk signals of a stage are sent together
    };
    struct Decoded {
        DecodedBatch batch;
        QString failure; ///< the decoder or source threw
    };

    void opened(const Result<PayloadSourcePtr> &source);
    void planPast(UtcTime now);
    void planned(const Histogram &histogram);
    void addPieces(TimeRange gap, UtcTime now);
    void pump();
    void store(const Piece &piece, const Decoded &decoded);
    void finishPiece();
    void retryPiece(const Piece &piece, const QString &reason);
    void poll(UtcTime now);
    void queue(Decoded decoded);
    void writeNext();
    void shed(); ///< keeps the queue within its bound
    void writeFailed(const QString &reason);
    void note(const DecodedBatch &batch, const QString &failure);
    void accepted(const AppendResult &result);
    void setState(FeedStatus::State state, const QString &reason);
    void refreshState(UtcTime now);
    QFuture<Decoded> ask(TimeRange range, Duration step, bool described) const;

    const FeedConfig m_config;
    const FeedDescriptor m_descriptor;
    const std::shared_ptr<PayloadSources> m_sources;
    const FeedEnvironment m_environment;
    FeedStatus *const m_status;
    PayloadSourcePtr m_source;
    bool m_running = false;

    std::deque<Piece> m_chunks; // of the past, the next one first
    int m_underWay = 0;
    int m_bulkStage = -1;       // of the pieces under way; −1 = none
    qint64 m_total = 0;
    qint64 m_done = 0;

    bool m_live = false;        // the past is planned, live emission goes on
    bool m_polling = false;
    bool m_writing = false;
    bool m_described = false;   // the features' descriptions are on the disk: from now on their ids do
    UtcTime m_polledTo;
    std::deque<DecodedBatch> m_queue;
    UtcTime m_lastHeard;        // a payload came and was understood
    QString m_complaint;        // what is wrong with payloads, while they keep coming
    QString m_storeFailure;
    UtcTime m_retryAt;
    int m_failures = 0;
};

} // namespace citywall
