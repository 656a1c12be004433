// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/feedintake.h"

#include "base/future.h"

#include <algorithm>

namespace citywall {

using namespace std::chrono_literals;

FeedIntake::FeedIntake(FeedStatus &status, const FeedEnvironment &environment, QObject *parent)
    : QObject(parent), m_status(status), m_environment(environment)
{
}

void FeedIntake::start()
{
    m_running = true;
    m_started = m_environment.now();
    writeNext();
}

void FeedIntake::stop() { m_running = false; }

void FeedIntake::flush()
{
    m_running = false;
    for (Waiting &waiting : m_queue) {
        if (!isEmpty(waiting.batch))
            m_environment.writer.append(m_status.feed, std::move(waiting.batch), m_source, waiting.received);
    }
    m_queue.clear();
}

void FeedIntake::tick()
{
    if (isBlocked() && m_retry.isDue(m_environment.now()))
        m_failure.clear(); // one more attempt; a failure sets it again
    writeNext();
}

void FeedIntake::put(DecodedBatch batch, UtcTime received, quint64 number)
{
    // Features alone are worth keeping: names and places of what is observed later.
    if (isEmpty(batch) && number == 0)
        return;
    m_queue.push_back({ std::move(batch), received, number });
    shed();
    writeNext();
}

void FeedIntake::store(const DecodedBatch &batch, UtcTime received, const std::function<void(bool)> &then)
{
    whenFinished(m_environment.writer.append(m_status.feed, batch, m_source, received), this,
                 [this, then](const QFuture<AppendResult> &future) {
                     const QString failure = failureOf(future);
                     if (failure.isEmpty())
                         count(future.result());
                     then(failure.isEmpty());
                     if (!failure.isEmpty())
                         return fail(failure);
                     Q_EMIT changed();
                 });
}

void FeedIntake::writeNext()
{
    if (m_writing || !m_running)
        return;
    while (!m_queue.empty() && isEmpty(m_queue.front().batch)) {
        const quint64 number = m_queue.front().number;
        m_queue.pop_front();
        Q_EMIT passed(number);
    }
    if (m_queue.empty() || isBlocked())
        return;
    m_writing = true;
    auto first = std::make_shared<const Waiting>(std::move(m_queue.front()));
    m_queue.pop_front();
    if (isMeasured(*first))
        m_environment.shown.expect(m_status, first->received);
    whenFinished(m_environment.writer.append(m_status.feed, first->batch, m_source, first->received), this,
                 [this, first](const QFuture<AppendResult> &future) {
                     m_writing = false;
                     const QString failure = failureOf(future);
                     if (!failure.isEmpty() || future.result().accepted == 0)
                         m_environment.shown.forget(m_status, first->received);
                     else
                         m_environment.shown.keep(m_status, first->received, m_environment.now());
                     if (!failure.isEmpty()) {
                         m_queue.push_front(*first);
                         shed();
                         return fail(failure);
                     }
                     count(future.result());
                     Q_EMIT stored(future.result());
                     if (first->number > 0)
                         Q_EMIT passed(first->number);
                     Q_EMIT changed();
                     writeNext();
                 });
}

void FeedIntake::shed()
{
    qint64 lost = 0;
    while (m_queue.size() > maximumQueued) {
        const auto oldest = std::ranges::find(m_queue, 0U, &Waiting::number);
        if (oldest == m_queue.end())
            break;
        lost += qint64(oldest->batch.observations.size());
        m_queue.erase(oldest);
    }
    if (lost == 0)
        return;
    m_status.dropped += double(lost);
    Q_EMIT dropped(lost);
}

void FeedIntake::count(const AppendResult &result)
{
    recover();
    m_status.accepted += double(result.accepted);
    if (result.range.end.isValid())
        m_status.lastMilliseconds = std::max(m_status.lastMilliseconds, double(result.range.end.milliseconds - 1));
}

void FeedIntake::fail(const QString &reason)
{
    m_failure = m_reason = reason;
    m_failures = std::min(m_failures + 1, 10);
    m_retry.set(m_environment.now(), std::min<Duration>(1min, Duration(1000ll << m_failures)));
    Q_EMIT changed();
}

void FeedIntake::recover()
{
    m_failure.clear();
    m_failures = 0;
}

} // namespace citywall
