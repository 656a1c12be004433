// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedrunner.h"

#include "engine/feeds/sourcepipeline.h"
#include "engine/feeds/transportpipeline.h"
#include "engine/feeds/transports/transports.h"

#include <algorithm>

namespace citywall {

FeedRunner::FeedRunner(HistoryWriter &writer, HistoryReader &reader, std::function<UtcTime()> now, TransportNames names,
                       QObject *parent)
    : QObject(parent), m_environment { writer, reader, std::move(now), m_workers, m_network, std::move(names), m_shown }
{
    m_network.setObjectName(QStringLiteral("network"));
    connect(&m_network, &QThread::started, &m_network, [] { giveWay(); }, Qt::DirectConnection); // the views come first
    m_network.start();
    m_workers.setMaxThreadCount(2);
    m_workers.setObjectName(QStringLiteral("feeds"));
}

FeedRunner::~FeedRunner()
{
    stop();
    m_network.quit(); // and with the thread the transports end
    m_network.wait();
    m_workers.waitForDone();
    for (FeedPipeline *pipeline : m_pipelines + m_leaving)
        pipeline->drain();
}

FeedStatus *FeedRunner::add(const FeedConfig &config, const FeedDescriptor &descriptor,
                            const std::shared_ptr<PayloadSources> &sources)
{
    FeedPipeline *pipeline;
    if (transports::kinds().contains(config.kind))
        pipeline = new TransportPipeline(config, descriptor, m_environment, this);
    else
        pipeline = new SourcePipeline(config, descriptor, sources, m_environment, this);
    m_pipelines.append(pipeline);
    m_statuses.append(pipeline->status());
    if (m_running)
        pipeline->start();
    return pipeline->status();
}

FeedStatus *FeedRunner::addMissing(const FeedConfig &config, const QString &reason)
{
    auto *status = new FeedStatus(this);
    status->feed = config.feed;
    status->title = config.feed;
    status->source = config.kind;
    status->state = FeedStatus::State::Down;
    status->reason = reason;
    m_statuses.append(status);
    return status;
}

void FeedRunner::remove(FeedStatus *status)
{
    if (!m_statuses.removeOne(status))
        return;
    const auto it = std::ranges::find(m_pipelines, status, &FeedPipeline::status);
    if (it == m_pipelines.end())
        return status->deleteLater(); // nothing runs behind it
    FeedPipeline *pipeline = *it;
    m_pipelines.erase(it);
    m_leaving.append(pipeline);
    pipeline->leave();
}

QList<FeedStatus *> FeedRunner::statuses() const { return m_statuses; }

bool FeedRunner::isBackfilling() const { return std::ranges::any_of(m_pipelines, &FeedPipeline::isBackfilling); }

bool FeedRunner::isPolling() const { return std::ranges::any_of(m_pipelines, &FeedPipeline::isPolling); }

bool FeedRunner::isWriting() const { return std::ranges::any_of(m_pipelines, &FeedPipeline::isWriting); }

void FeedRunner::start()
{
    m_running = true;
    for (FeedPipeline *pipeline : std::as_const(m_pipelines))
        pipeline->start();
}

void FeedRunner::stop()
{
    m_running = false;
    for (FeedPipeline *pipeline : std::as_const(m_pipelines))
        pipeline->stop();
}

void FeedRunner::tick()
{
    for (FeedPipeline *pipeline : std::as_const(m_pipelines))
        pipeline->tick();
    for (FeedPipeline *pipeline : std::as_const(m_leaving)) {
        pipeline->tick();
        if (pipeline->hasLeft())
            pipeline->deleteLater();
    }
    m_leaving.removeIf([](const FeedPipeline *pipeline) { return pipeline->hasLeft(); });
    m_shown.tick(m_environment.now());
}

} // namespace citywall
