// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/feedpipeline.h"
#include "engine/feeds/payloadsource.h"

#include <deque>

namespace citywall {

/// A source that can be asked for any time: its past piece by piece, never more than a few under way, newest first; then live,
/// step by step.
class SourcePipeline : public FeedPipeline
{
    Q_OBJECT
public:
    SourcePipeline(FeedConfig config, FeedDescriptor descriptor, std::shared_ptr<PayloadSources> sources,
                   FeedEnvironment environment, QObject *parent = nullptr);
    ~SourcePipeline() override;

    bool isBackfilling() const override { return !m_chunks.empty() || m_underWay > 0; }
    bool isPolling() const override { return m_polling; }

    static constexpr int maximumUnderWay = 4; ///< pieces of the past between source and disk
    static constexpr Duration coveredBucket = std::chrono::minutes(5); ///< the past is known to be there by such steps

protected:
    void begin() override;
    void end() override;
    void hold() override { }
    void resume() override;
    void work(UtcTime now) override;
    FeedFacts facts(UtcTime now) const override;

private:
    struct Piece {
        TimeRange range;
        int stage; ///< 0 = the last hours, shown first; the bulk signals of a stage are sent together
    };
    struct Decoded {
        DecodedBatch batch;
        QByteArray payload;
        UtcTime received;
    };

    void opened(const Result<PayloadSourcePtr> &source);
    void planPast(UtcTime now);
    void planned(const Histogram &histogram);
    void goLive();
    void addPieces(TimeRange gap, UtcTime now);
    void pump();
    void store(const Piece &piece, const Decoded &decoded);
    void finishPiece();
    void retryPiece(const Piece &piece);
    void poll(UtcTime now);
    void note(const Decoded &decoded);
    QFuture<Decoded> ask(TimeRange range, Duration step, bool described) const;

    const std::shared_ptr<PayloadSources> m_sources;
    PayloadSourcePtr m_source;

    std::deque<Piece> m_chunks; // of the past, the next one first
    int m_underWay = 0;
    int m_bulkStage = -1;       // of the pieces under way; −1 = none
    qint64 m_total = 0;
    qint64 m_done = 0;

    bool m_planning = false;    // the history is asked what it lacks
    bool m_live = false;        // the past is planned, live emission goes on
    bool m_polling = false;
    bool m_described = false;   // the features' descriptions are on the disk: from now on their ids do
    UtcTime m_polledTo;
};

} // namespace citywall
