// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "playedcity.h"

#include "engine/feeds/payloadsource.h"
#include "hostedcity.h"

#include <QSet>

namespace citywall::contract {

using namespace std::chrono_literals;

namespace {

constexpr Duration length = 5h;
constexpr Duration silenceAfter = 2h;
constexpr Duration silent = 100min;
constexpr Duration before = 24h * 3;
constexpr Duration largeStep = 3h;

} // namespace

ToldHistory::ToldHistory(const HostedCity &hosted) : m_hosted(hosted)
{
    Result<std::unique_ptr<HistoryStore>> store = HistoryStore::open(m_folder.path(), &hosted.areas);
    if (!store) {
        failure = store.error().message;
        return;
    }
    m_store = std::move(*store);
    for (const FeedDescriptor &feed : hosted.host.feeds())
        m_store->writer().describe(feed);
    tell({ told().begin - before, told().begin }, largeStep);
    tell({ told().begin, silence().begin }, {});
    tell({ silence().end, told().end }, {});
    history = std::make_unique<WatchedHistory>(m_store->reader());
}

TimeRange ToldHistory::told() const { return { m_hosted.now() - length, m_hosted.now() }; }
TimeRange ToldHistory::silence() const { return { told().begin + silenceAfter, told().begin + silenceAfter + silent }; }
void ToldHistory::tellSilence() { tell(silence(), {}); }

void ToldHistory::tell(TimeRange range, Duration leastStep)
{
    PayloadSources sources(m_hosted.simulation());
    const QJsonObject options { { QStringLiteral("seed"), 5 },
                                { QStringLiteral("roads"),
                                  QStringLiteral(CITYWALL_SOURCE_DIR "/resources/cities/chicago-roads.geojson") } };
    for (const FeedDescriptor &feed : m_hosted.host.feeds()) {
        const Result<PayloadSourcePtr> source = sources.make({ feed.id, QStringLiteral("simulator"), options }, feed);
        if (!source)
            continue;
        const bool hasPast = (*source)->historySpan() > Duration(0);
        const Duration step = std::max(hasPast ? (*source)->historyStep() : (*source)->liveStep(), leastStep);
        const Duration chunk = std::max(hasPast ? (*source)->historyChunk() : step, step);
        const Decoder decode = feed.decoder();
        for (UtcTime at = range.begin; at < range.end; at = at + chunk) {
            const TimeRange part { at, std::min(at + chunk, range.end) };
            DecodedBatch batch = decode((*source)->payload(part, step, true), part.end);
            if (feed.mask)
                feed.mask(batch);
            if (batch.observations.empty())
                continue;
            QStringList &entities = m_entities[feed.id];
            for (const FeatureRecord &feature : batch.features)
                if (entities.size() < 20 && !entities.contains(feature.id))
                    entities.append(feature.id);
            if (!m_feeds.contains(feed.id))
                m_feeds.append(feed.id);
            m_store->writer().append(feed.id, std::move(batch), (*source)->about(), part.end).waitForFinished();
        }
    }
}

PlayedCity::PlayedCity(const HostedCity &hosted, WatchedHistory &history, Selection &selection, const TimeSources &sources,
                       UtcTime at)
    : clock(hosted.clock.zone(), sources), m_selection(selection)
{
    clock.setExtent(history.extent());
    clock.seek(at.milliseconds);
    host = hosted.host.again({ history, clock, selection, hosted.areas }, registry);
    for (Layer *layer : registry.layers())
        layer->setVisible(true);
    alarms = std::make_unique<AlarmWatch>(AlarmWatch::Inputs { host->alarmRules(), host->feeds(), host->metrics() }, history,
                                          clock, hosted.areas);
}

} // namespace citywall::contract
