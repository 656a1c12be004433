// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/sourcepipeline.h"

#include "base/future.h"
#include "engine/feeds/batchmerger.h"
#include "engine/feeds/feedstext.h"
#include "engine/feeds/inspection.h"
#include "engine/feeds/missingpast.h"

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

SourcePipeline::SourcePipeline(FeedConfig config, FeedDescriptor descriptor, std::shared_ptr<PayloadSources> sources,
                               FeedEnvironment environment, QObject *parent)
    : FeedPipeline(std::move(config), std::move(descriptor), std::move(environment), parent), m_sources(std::move(sources))
{
    m_status->simulated = m_config.kind == QLatin1StringView("simulator");
    connect(&m_intake, &FeedIntake::stored, this, [this] { m_described = true; });
}

SourcePipeline::~SourcePipeline() { stop(); }

void SourcePipeline::begin()
{
    const auto open = [sources = m_sources, config = m_config, descriptor = m_descriptor]() -> Result<PayloadSourcePtr> {
        try {
            return sources->make(config, descriptor);
        } catch (const std::exception &e) {
            return Error { FeedsText::tr("The source failed to start"), QString::fromUtf8(e.what()) };
        }
    };
    whenFinished(m_environment.run(open), this,
                 [this](const QFuture<Result<PayloadSourcePtr>> &source) { opened(source.result()); });
}

void SourcePipeline::end()
{
    m_chunks.clear();
    if (m_bulkStage >= 0)
        m_environment.writer.endBulk(m_config.feed);
    m_bulkStage = -1;
    m_source.reset();
    m_live = false;
}

void SourcePipeline::resume()
{
    if (!m_source)
        begin();
    else
        work(m_environment.now());
}

void SourcePipeline::opened(const Result<PayloadSourcePtr> &source)
{
    if (!isActive() || m_source)
        return;
    if (!source) {
        const Error &error = source.error();
        return fail(error.detail.isEmpty() ? error.message : error.message + QStringLiteral(": ") + error.detail);
    }
    begun();
    m_source = *source;
    m_intake.setSource(m_source->about());
    planPast(m_environment.now());
}

// The past that is missing: the steps of the span that hold no observation, as the history itself counts them. An
// interrupted backfill, hours without the program and a first start are all the same to it.
void SourcePipeline::planPast(UtcTime now)
{
    m_polledTo = floorTo(now, m_source->historyStep());
    if (m_source->historySpan() <= Duration(0))
        return goLive();
    m_planning = true;
    const TimeRange span { floorTo(now - m_source->historySpan(), coveredBucket), floorTo(now, coveredBucket) };
    whenFinished(m_environment.reader.histogram({ m_config.feed }, span, int(span.length() / coveredBucket)), this,
                 [this](const QFuture<Histogram> &future) {
                     m_planning = false;
                     if (!isActive() || !m_source)
                         return;
                     const QString failure = failureOf(future);
                     if (failure.isEmpty())
                         planned(future.result());
                     else
                         m_intake.fail(failure); // and work() asks again
                 });
}

void SourcePipeline::goLive()
{
    m_live = true;
    m_health.hear(m_environment.now());
}

void SourcePipeline::planned(const Histogram &histogram)
{
    if (m_live)
        return;
    m_intake.recover();
    goLive();
    if (const TimeRange held = m_environment.reader.extent(m_config.feed); !held.isEmpty())
        m_status->lastMilliseconds = std::max(m_status->lastMilliseconds, double(held.end.milliseconds - 1));
    const UtcTime now = m_environment.now();
    for (const TimeRange &gap : missingPast(histogram))
        addPieces(gap, now);
    std::ranges::stable_sort(m_chunks, [](const Piece &a, const Piece &b) { return a.range.end > b.range.end; });
    m_total = qint64(m_chunks.size());
    m_done = 0;
    m_status->progress = m_total > 0 ? 0 : 1;
    pump();
    tick();
}

void SourcePipeline::addPieces(TimeRange gap, UtcTime now)
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

void SourcePipeline::pump()
{
    while (isActive() && !m_intake.isBlocked() && m_underWay < maximumUnderWay && !m_chunks.empty()) {
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

void SourcePipeline::store(const Piece &piece, const Decoded &decoded)
{
    note(decoded);
    if (decoded.batch.observations.empty() || !m_source)
        return finishPiece();
    m_intake.store(decoded.batch, m_environment.now(), [this, piece](bool stored) {
        if (!stored)
            return retryPiece(piece);
        m_described = true;
        finishPiece();
    });
}

void SourcePipeline::finishPiece()
{
    --m_underWay;
    ++m_done;
    m_status->progress = m_total > 0 ? std::min(1., double(m_done) / double(m_total)) : 1;
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

void SourcePipeline::retryPiece(const Piece &piece)
{
    --m_underWay;
    if (m_source)
        m_chunks.push_front(piece);
}

QFuture<SourcePipeline::Decoded> SourcePipeline::ask(TimeRange range, Duration step, bool described) const
{
    // A decoder of its own for each payload: it never runs concurrently with itself.
    return m_environment.run(
        [source = m_source, descriptor = m_descriptor, range, step, described, received = m_environment.now()] {
            Decoded decoded { {}, {}, received };
            try {
                decoded.payload = source->payload(range, step, described);
            } catch (const std::exception &e) {
                decoded.batch.rejections.push_back({ QString::fromUtf8(e.what()), 0, {} });
            } catch (...) {
                decoded.batch.rejections.push_back({ FeedsText::tr("An unknown error"), 0, {} });
            }
            if (!decoded.payload.isEmpty())
                decoded.batch = decodeSafely(descriptor.decoder(), descriptor.mask, decoded.payload, received);
            return decoded;
        });
}

void SourcePipeline::work(UtcTime now)
{
    if (!m_source || m_planning || m_intake.isBlocked())
        return;
    if (!m_live)
        return planPast(now); // the history did not answer
    poll(now);
    pump();
}

void SourcePipeline::poll(UtcTime now)
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
        note(decoded);
        if (!decoded.payload.isEmpty())
            tell({ messageOf({ decoded.payload, decoded.received, m_config.kind }, decoded.batch, m_descriptor) });
        if (const std::optional<Lag> lag = lagOf(decoded.batch, decoded.received, m_descriptor))
            m_lag.take(*lag);
        if (m_source)
            m_intake.put(std::move(decoded.batch), decoded.received);
        refresh();
    });
}

void SourcePipeline::note(const Decoded &decoded)
{
    const DecodedBatch &batch = decoded.batch;
    m_status->rejected += double(batch.rejections.size());
    m_status->leftOut += double(batch.leftOut.size());
    m_health.decode(
        m_environment.now(),
        { qint64(batch.observations.size()), qint64(batch.rejections.size()), qint64(batch.leftOut.size()), firstReason(batch) });
}

FeedFacts SourcePipeline::facts(UtcTime) const
{
    if (!m_source || (!m_live && !m_intake.isFailing()))
        return {};
    const Duration stale = m_config.staleAfter > Duration(0) ? m_config.staleAfter : m_descriptor.staleAfter;
    return { .link = FeedFacts::Link::Up, .patience = std::max(stale, 3 * m_source->liveStep()) };
}

} // namespace citywall
