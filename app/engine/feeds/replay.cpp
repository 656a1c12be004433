// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/replay.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/payloaddecoding.h"

#include <deque>

namespace citywall {

namespace {

constexpr size_t batchesUnderWay = 3;

/// One run of a replay: what its steps share.
class Replay
{
public:
    Replay(RecordingReader &recording, const ConfiguredFeed &configured, HistoryWriter &writer, const ReplayOptions &options,
           const ReplayTime &time)
        : m_recording(recording), m_feed(configured.feed), m_decoder(configured), m_writer(writer), m_options(options),
          m_time(time), m_extent(recording.measure()), m_start(time.now()), m_source(recording.info().source)
    {
        m_source.name += options.asRecorded ? QStringLiteral(" (replay)") : QStringLiteral(" (replay, times shifted)");
    }

    ReplaySummary run()
    {
        m_writer.describe(m_feed);
        m_writer.beginBulk(m_feed.id);
        while (!m_summary.cancelled && !m_summary.error) {
            const std::optional<RecordedPayload> payload = m_recording.next();
            if (!payload)
                break;
            m_summary.cancelled = !m_time.wait(untilDue(payload->received));
            if (!m_summary.cancelled)
                play(*payload);
        }
        while (!m_underWay.empty())
            harvest();
        m_writer.endBulk(m_feed.id);
        if (!m_summary.error)
            m_summary.error = m_recording.error();
        m_summary.damaged = m_recording.damaged();
        m_summary.truncated = m_recording.isTruncated();
        return std::move(m_summary);
    }

private:
    Duration sinceFirst(UtcTime received) const
    {
        return Duration(qint64(double((received - m_extent.first).count()) / m_options.rate));
    }
    Duration untilDue(UtcTime received) const
    {
        return m_options.rate > 0 ? std::max(Duration(0), m_start + sinceFirst(received) - m_time.now()) : Duration(0);
    }
    UtcTime playedAt(UtcTime received) const
    {
        if (m_options.asRecorded)
            return received;
        return m_options.rate > 0 ? m_start + sinceFirst(received) : received + (m_start - m_extent.last);
    }

    void play(const RecordedPayload &payload)
    {
        ++m_summary.frames;
        const UtcTime received = playedAt(payload.received);
        DecodedBatch batch =
            m_decoder.read(unpacked({ payload.payload, received, payload.origin, {}, received - payload.received }));
        m_summary.rejected += qint64(batch.rejections.size());
        for (const Rejection &rejection : batch.rejections)
            ++m_summary.reasons[rejection.reason];
        m_summary.leftOut += qint64(batch.leftOut.size());
        batch.rejections.clear();
        batch.leftOut.clear();
        for (const ObservationRecord &o : batch.observations) {
            TimeRange &range = m_summary.range;
            range.begin = range.begin.isValid() ? std::min(range.begin, o.phenomenonTime) : o.phenomenonTime;
            range.end = std::max(range.end, o.phenomenonTime + Duration(1));
        }
        if (!batch.observations.empty() || !batch.features.empty())
            m_underWay.push_back(m_writer.append(m_feed.id, std::move(batch), m_source, received));
        while (m_underWay.size() >= batchesUnderWay)
            harvest();
    }

    void harvest()
    {
        QFuture<AppendResult> oldest = std::move(m_underWay.front());
        m_underWay.pop_front();
        try {
            const AppendResult result = oldest.result();
            m_summary.accepted += result.accepted;
            m_summary.duplicates += result.duplicates;
        } catch (const std::exception &e) {
            if (!m_summary.error)
                m_summary.error =
                    Error { FeedsText::tr("The history could not take the observations: %1").arg(QString::fromUtf8(e.what())),
                            {} };
        }
    }

    RecordingReader &m_recording;
    const FeedDescriptor &m_feed;
    const PayloadDecoder m_decoder;
    HistoryWriter &m_writer;
    const ReplayOptions &m_options;
    const ReplayTime &m_time;
    const RecordingExtent m_extent;
    const UtcTime m_start;
    Source m_source;
    std::deque<QFuture<AppendResult>> m_underWay;
    ReplaySummary m_summary;
};

} // namespace

ReplaySummary replay(RecordingReader &recording, const ConfiguredFeed &configured, HistoryWriter &writer,
                     const ReplayOptions &options, const ReplayTime &time)
{
    return Replay(recording, configured, writer, options, time).run();
}

} // namespace citywall
