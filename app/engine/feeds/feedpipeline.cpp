// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedpipeline.h"

#include "engine/feeds/inspection.h"
#include "sdk/dice.h"

namespace citywall {

Duration latestOf(const FeedConfig &config, const FeedDescriptor &descriptor)
{
    if (descriptor.tells == FeedDescriptor::Tells::Reports)
        return Duration(0);
    return config.staleAfter > Duration(0) ? config.staleAfter : descriptor.staleAfter;
}

Duration aheadOf(const FeedDescriptor &descriptor)
{
    return descriptor.tells == FeedDescriptor::Tells::Reports ? Duration(0) : std::chrono::minutes(1);
}

FeedPipeline::FeedPipeline(FeedConfig config, FeedDescriptor descriptor, FeedEnvironment environment, QObject *parent)
    : QObject(parent), m_config(std::move(config)), m_descriptor(std::move(descriptor)), m_environment(std::move(environment)),
      m_status(new FeedStatus(this)), m_intake(*m_status, m_environment),
      m_health(latestOf(m_config, m_descriptor), aheadOf(m_descriptor)), m_retry(dice::hash(m_config.feed))
{
    m_status->feed = m_config.feed;
    m_status->title = m_descriptor.title;
    m_status->source = m_config.kind;
    m_status->format = m_config.format;
    m_status->controllable = true;
    connect(m_status, &FeedStatus::pauseAsked, this, &FeedPipeline::setPaused);
    connect(m_status, &FeedStatus::restartAsked, this, &FeedPipeline::restart);
    connect(&m_intake, &FeedIntake::changed, this, &FeedPipeline::refresh);
    connect(&m_intake, &FeedIntake::stored, this,
            [this](const AppendResult &result) { m_health.store(m_environment.now(), result.accepted); });
    connect(&m_intake, &FeedIntake::dropped, this, [this](qint64 count) { m_health.drop(m_environment.now(), 0, count); });
}

void FeedPipeline::start()
{
    if (m_running)
        return;
    m_running = true;
    begun();
    m_environment.writer.describe(m_descriptor);
    m_intake.start();
    m_health.begin(m_environment.now());
    if (!m_paused)
        begin();
    refresh();
}

void FeedPipeline::stop()
{
    if (!m_running)
        return;
    m_running = false;
    end();
    m_intake.stop();
    setState(FeedStatus::State::Stopped, {});
}

void FeedPipeline::leave()
{
    m_leaving = true;
    if (std::exchange(m_running, false))
        end();
    setState(FeedStatus::State::Stopped, {});
}

void FeedPipeline::restart()
{
    if (!m_running)
        return;
    stop();
    m_paused = false;
    start();
}

void FeedPipeline::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (m_running && paused)
        hold();
    else if (m_running) {
        begun();
        m_health.begin(m_environment.now());
        resume();
    }
    refresh();
}

void FeedPipeline::tick()
{
    if (m_leaving) {
        m_intake.tick();
        settle();
    }
    if (!m_running)
        return;
    m_intake.tick();
    if (const UtcTime now = m_environment.now(); !m_paused && m_failure.isEmpty()) {
        work(now);
    } else if (!m_paused && m_retry.isDue(now)) {
        m_retry.cancel();
        begin(); // and it stands as failed until it has
    }
    refresh();
    Q_EMIT m_status->changed(); // counts, too: once a second, however much comes
    if (std::exchange(m_messagesChanged, false))
        Q_EMIT m_status->messagesChanged();
}

void FeedPipeline::fail(const QString &reason)
{
    m_failure = reason;
    m_retry.refused(m_environment.now());
    refresh();
}

void FeedPipeline::begun()
{
    m_failure.clear();
    m_retry.reset();
}

void FeedPipeline::refresh()
{
    if (!m_running)
        return;
    const UtcTime now = m_environment.now();
    m_status->perMinute = m_health.perMinute(now);
    m_status->queued = double(waiting());
    if (const std::optional<Duration> lag = m_lag.at(now)) {
        m_status->lagMilliseconds = double(lag->count());
        m_health.setLag(*lag);
    }
    if (m_paused)
        return setState(FeedStatus::State::Paused, {});
    if (!m_failure.isEmpty())
        return setState(FeedStatus::State::Down, m_failure);
    FeedFacts known = facts(now);
    if (m_intake.isFailing())
        known.storeFailure = m_intake.reason();
    const FeedHealth::Verdict verdict = m_health.judge(known, now);
    setState(verdict.state, verdict.reason);
}

void FeedPipeline::tell(const QList<FeedMessage> &messages)
{
    if (messages.isEmpty())
        return;
    m_status->messages = messages + m_status->messages;
    keepLast(m_status->messages);
    m_messagesChanged = true;
}

void FeedPipeline::setState(FeedStatus::State state, const QString &reason)
{
    if (m_status->state == state && m_status->reason == reason && m_status->sinceMilliseconds > 0)
        return;
    if (m_status->state != state || m_status->sinceMilliseconds == 0)
        m_status->sinceMilliseconds = double(m_environment.now().milliseconds);
    m_status->state = state;
    m_status->reason = reason;
    Q_EMIT m_status->changed();
}

} // namespace citywall
