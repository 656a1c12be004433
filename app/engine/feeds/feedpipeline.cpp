// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedpipeline.h"

#include "base/future.h"
#include "engine/feeds/feedstext.h"
#include "engine/feeds/missingpast.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace citywall {

using namespace std::chrono_literals;

namespace {

/// Multiples of the step, downwards.
UtcTime floorTo(UtcTime t, Duration step)
{
    const qint64 n = step.count();
    return { t.milliseconds - ((t.milliseconds % n) + n) % n };
}

} // namespace

FeedPipeline::FeedPipeline(FeedConfig config, FeedDescriptor descriptor, std::shared_ptr<PayloadSources> sources,
                           FeedEnvironment environment, QObject *parent)
    : QObject(parent), m_config(std::move(config)), m_descriptor(std::move(descriptor)), m_sources(std::move(sources)),
      m_environment(std::move(environment)), m_status(new FeedStatus(this))
{
    m_status->feed = m_config.feed;
    m_status->title = m_descriptor.title;
    m_status->source = m_config.kind;
    m_status->simulated = m_config.kind == QLatin1StringView("simulator");
}

FeedPipeline::~FeedPipeline() { stop(); }

void FeedPipeline::start()
{
    if (m_running)
        return;
    m_running = true;
    setState(FeedStatus::State::Connecting, {});
    m_environment.writer.describe(m_descriptor);
    const auto open = [sources = m_sources, config = m_config, descriptor = m_descriptor]() -> Result<PayloadSourcePtr> {
        try {
            return sources->make(config, descriptor);
        } catch (const std::exception &e) {
            return Error { FeedsText::tr("The source failed to start"), QString::fromUtf8(e.what()) };
        }
    };
    whenFinished(QtConcurrent::run(&m_environment.workers, open), this,
                 [this](const QFuture<Result<PayloadSourcePtr>> &source) { opened(source.result()); });
}

void FeedPipeline::stop()
{
    if (!m_running)
        return;
    m_running = false;
    m_chunks.clear();
    if (m_bulkStage >= 0)
        m_environment.writer.endBulk(m_config.feed);
    m_bulkStage = -1;
    setState(FeedStatus::State::Stopped, {});
}

void FeedPipeline::opened(const Result<PayloadSourcePtr> &source)
{
    if (!m_running)
        return;
    if (!source) {
        const Error &error = source.error();
        setState(FeedStatus::State::Down,
                 error.detail.isEmpty() ? error.message : error.message + QStringLiteral(": ") + error.detail);
        return;
    }
    m_source = *source;
    planPast(m_environment.now());
}

// The past that is missing: the steps of the span that hold no observation, as the history itself counts them. An
// interrupted backfill, hours without the program and a first start are all the same to it.
void FeedPipeline::planPast(UtcTime now)
{
    m_lastHeard = now;
    m_polledTo = floorTo(now, m_source->historyStep());
    if (m_source->historySpan() <= Duration(0)) {
        m_live = true;
        return;
    }
    const TimeRange span { floorTo(now - m_source->historySpan(), coveredBucket), floorTo(now, coveredBucket) };
    whenFinished(m_environment.reader.histogram({ m_config.feed }, span, int(span.length() / coveredBucket)), this,
                 [this](const QFuture<Histogram> &future) {
                     if (!m_running)
                         return;
                     const QString failure = failureOf(future);
                     if (failure.isEmpty())
                         planned(future.result());
                     else
                         writeFailed(failure); // and tick() asks again
                 });
}

void FeedPipeline::planned(const Histogram &histogram)
{
    if (m_live)
        return;
    m_storeFailure.clear();
    m_failures = 0;
    m_live = true;
    if (const TimeRange held = m_environment.reader.extent(m_config.feed); !held.isEmpty())
        m_status->lastMilliseconds = std::max(m_status->lastMilliseconds, double(held.end.milliseconds - 1));
    const UtcTime now = histogram.range.end;
    for (const TimeRange &gap : missingPast(histogram))
        addPieces(gap, now);
    std::ranges::stable_sort(m_chunks, [](const Piece &a, const Piece &b) { return a.range.end > b.range.end; });
    m_total = qint64(m_chunks.size());
    m_done = 0;
    m_status->progress = m_total > 0 ? 0 : 1;
    pump();
    tick();
}

void FeedPipeline::addPieces(TimeRange gap, UtcTime now)
{
    if (gap.isEmpty())
        return;
    const Duration chunk = m_source->historyChunk();
    const UtcTime start = std::max(gap.begin, floorTo(now - m_source->historySpan(), coveredBucket));
    for (UtcTime end = std::min(gap.end, now); end > start;) {
        const UtcTime begin = std::max(start, floorTo(end - Duration(1), chunk));
        const int stage = end > now - 3h ? 0 : end > now - 24h ? 1 : 2;
        m_chunks.push_back({ { begin, end }, stage });
        end = begin;
    }
}

void FeedPipeline::pump()
{
    while (m_running && m_storeFailure.isEmpty() && m_underWay < maximumUnderWay && !m_chunks.empty()) {
        if (!m_described && m_underWay > 0)
            return; // what the features are comes first, with one piece
        const Piece piece = m_chunks.front();
        if (m_bulkStage >= 0 && piece.stage != m_bulkStage && m_underWay > 0)
            return; // the stage before it ends first
        if (piece.stage != m_bulkStage) {
            if (m_bulkStage >= 0)
                m_environment.writer.endBulk(m_config.feed);
            m_environment.writer.beginBulk(m_config.feed);
            m_bulkStage = piece.stage;
        }
        m_chunks.pop_front();
        ++m_underWay;
        whenFinished(ask(piece.range, m_source->historyStep(), !m_described), this,
                     [this, piece](const QFuture<Decoded> &decoded) { store(piece, decoded.result()); });
    }
}

void FeedPipeline::store(const Piece &piece, const Decoded &decoded)
{
    note(decoded.batch, decoded.failure);
    if (decoded.batch.observations.empty() || !m_running)
        return finishPiece();
    whenFinished(m_environment.writer.append(m_config.feed, decoded.batch, m_source->about(), m_environment.now()), this,
                 [this, piece](const QFuture<AppendResult> &future) {
                     const QString failure = failureOf(future);
                     if (!failure.isEmpty())
                         return retryPiece(piece, failure);
                     accepted(future.result());
                     m_described = true;
                     finishPiece();
                 });
}

void FeedPipeline::finishPiece()
{
    --m_underWay;
    ++m_done;
    m_status->progress = m_total > 0 ? double(m_done) / double(m_total) : 1;
    if (m_chunks.empty() && m_underWay == 0) {
        m_status->progress = 1;
        m_total = m_done = 0;
        if (m_bulkStage >= 0)
            m_environment.writer.endBulk(m_config.feed);
        m_bulkStage = -1;
    }
    Q_EMIT m_status->changed();
    pump();
}

void FeedPipeline::retryPiece(const Piece &piece, const QString &reason)
{
    --m_underWay;
    if (m_running)
        m_chunks.push_front(piece);
    writeFailed(reason);
}

QFuture<FeedPipeline::Decoded> FeedPipeline::ask(TimeRange range, Duration step, bool described) const
{
    // A decoder of its own for each payload: it never runs concurrently with itself.
    return QtConcurrent::run(&m_environment.workers,
                             [source = m_source, makeDecoder = m_descriptor.makeDecoder, mask = m_descriptor.mask, range, step,
                              described, received = m_environment.now()] {
                                 Decoded decoded;
                                 QByteArray payload;
                                 try {
                                     payload = source->payload(range, step, described);
                                     if (!payload.isEmpty())
                                         decoded.batch = makeDecoder()(payload, received);
                                     if (mask)
                                         mask(decoded.batch);
                                 } catch (const std::exception &e) {
                                     decoded.failure = QString::fromUtf8(e.what());
                                 } catch (...) {
                                     decoded.failure = FeedsText::tr("An unknown error");
                                 }
                                 if (!decoded.failure.isEmpty()) {
                                     decoded.batch = {};
                                     decoded.batch.rejections.push_back(
                                         { decoded.failure, 0, payload.first(std::min<qsizetype>(256, payload.size())) });
                                 }
                                 return decoded;
                             });
}

void FeedPipeline::tick()
{
    if (!m_running || !m_source)
        return;
    const UtcTime now = m_environment.now();
    if (!m_storeFailure.isEmpty() && now >= m_retryAt) {
        m_storeFailure.clear(); // one more attempt; a failure sets it again
        if (!m_live)
            planPast(now);
    }
    if (m_live) {
        poll(now);
        pump();
        writeNext();
    }
    refreshState(now);
}

void FeedPipeline::poll(UtcTime now)
{
    if (now < m_polledTo - 2 * m_source->liveStep())
        m_polledTo = now; // the host's clock was set back
    const UtcTime to = floorTo(now, m_source->liveStep()) + Duration(1);
    if (m_polling || to <= m_polledTo)
        return;
    if (to - m_polledTo > 3 * coveredBucket && m_source->historySpan() > Duration(0)) {
        // The machine slept: what was missed is filled like any other gap.
        const UtcTime from = std::max(m_polledTo, now - m_source->historySpan());
        const qsizetype before = qsizetype(m_chunks.size());
        addPieces({ from, floorTo(now, m_source->liveStep()) }, now);
        m_total += qsizetype(m_chunks.size()) - before;
        m_polledTo = floorTo(now, m_source->liveStep());
    }
    m_polling = true;
    const TimeRange range { m_polledTo, to };
    whenFinished(ask(range, m_source->liveStep(), !m_described), this, [this, range](const QFuture<Decoded> &future) {
        Decoded decoded = future.result();
        m_polling = false;
        m_polledTo = range.end;
        note(decoded.batch, decoded.failure);
        if (m_running)
            queue(std::move(decoded));
    });
}

void FeedPipeline::queue(Decoded decoded)
{
    if (!decoded.batch.observations.empty()) {
        m_queue.push_back(std::move(decoded.batch));
        shed();
    }
    writeNext();
    refreshState(m_environment.now());
    Q_EMIT m_status->changed();
}

void FeedPipeline::writeNext()
{
    if (m_writing || m_queue.empty() || !m_storeFailure.isEmpty() || !m_running)
        return;
    m_writing = true;
    auto batch = std::make_shared<const DecodedBatch>(std::move(m_queue.front()));
    m_queue.pop_front();
    whenFinished(m_environment.writer.append(m_config.feed, *batch, m_source->about(), m_environment.now()), this,
                 [this, batch](const QFuture<AppendResult> &future) {
                     m_writing = false;
                     const QString failure = failureOf(future);
                     if (!failure.isEmpty()) {
                         m_queue.push_front(*batch);
                         shed();
                         return writeFailed(failure);
                     }
                     accepted(future.result());
                     m_described = true;
                     writeNext();
                 });
}

void FeedPipeline::shed()
{
    while (m_queue.size() > maximumQueued) {
        m_status->dropped += double(m_queue.front().observations.size());
        m_queue.pop_front();
    }
}

void FeedPipeline::writeFailed(const QString &reason)
{
    m_storeFailure = reason;
    // 2 s, 4 s … 1 min
    m_failures = std::min(m_failures + 1, 10);
    m_retryAt = m_environment.now() + std::min<Duration>(1min, Duration(1000ll << m_failures));
    refreshState(m_environment.now());
}

void FeedPipeline::note(const DecodedBatch &batch, const QString &failure)
{
    m_status->rejected += double(batch.rejections.size());
    if (failure.isEmpty() && (batch.rejections.empty() || !batch.observations.empty())) {
        m_lastHeard = m_environment.now();
        m_complaint.clear();
    }
    if (!failure.isEmpty())
        m_complaint = FeedsText::tr("A payload could not be read: %1").arg(failure);
    else if (!batch.rejections.empty())
        m_complaint = FeedsText::tr("%1 records rejected: %2").arg(batch.rejections.size()).arg(batch.rejections.front().reason);
}

void FeedPipeline::accepted(const AppendResult &result)
{
    m_failures = 0;
    m_storeFailure.clear();
    m_status->accepted += double(result.accepted);
    if (result.range.end.isValid())
        m_status->lastMilliseconds = std::max(m_status->lastMilliseconds, double(result.range.end.milliseconds - 1));
    refreshState(m_environment.now());
    Q_EMIT m_status->changed();
}

void FeedPipeline::refreshState(UtcTime now)
{
    if (!m_running)
        return;
    if (!m_storeFailure.isEmpty() || m_failures > 0)
        return setState(FeedStatus::State::Down, m_storeFailure.isEmpty() ? m_status->reason : m_storeFailure);
    if (!m_live)
        return;
    const Duration patience = std::max(m_descriptor.staleAfter, 3 * m_source->liveStep());
    if (now - m_lastHeard > patience)
        setState(FeedStatus::State::Stale, m_complaint.isEmpty() ? FeedsText::tr("Nothing has come for a while") : m_complaint);
    else
        setState(FeedStatus::State::Live, m_complaint);
}

void FeedPipeline::setState(FeedStatus::State state, const QString &reason)
{
    if (m_status->state == state && m_status->reason == reason)
        return;
    m_status->state = state;
    m_status->reason = reason;
    Q_EMIT m_status->changed();
}

} // namespace citywall
