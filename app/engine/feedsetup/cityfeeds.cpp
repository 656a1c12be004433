// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feedsetup/cityfeeds.h"

namespace citywall {

using namespace Qt::StringLiterals;

CityFeeds::CityFeeds(FeedRunner &runner, Means means, QObject *parent)
    : QObject(parent), m_runner(runner), m_means(std::move(means))
{
}

QList<FeedSource> CityFeeds::withImplied(const QList<FeedSource> &wanted) const
{
    QList<FeedSource> all = wanted;
    for (const FeedDescriptor &feed : m_means.known) {
        const bool hasSource = std::ranges::any_of(wanted, [&](const FeedSource &s) { return s.feed == feed.id; });
        if (m_means.simulateSeed && feed.makeSimulator && !hasSource)
            all.append({ feed.id, u"simulator"_s, { { u"seed"_s, *m_means.simulateSeed } } });
    }
    return all;
}

void CityFeeds::run(const QList<FeedSource> &wanted)
{
    QList<FeedSource> missing = withImplied(wanted);
    std::erase_if(m_running, [&](const Running &running) {
        const bool isGone = running.ended && !missing.contains(running.source);
        if (isGone)
            m_runner.remove(running.status);
        return isGone;
    });
    for (Running &running : m_running) {
        const bool stays = missing.removeOne(running.source);
        if (stays && running.ended)
            takeUp(running);
        else if (!stays && !running.ended)
            end(running);
    }
    for (const FeedSource &source : std::as_const(missing))
        begin(source, !wanted.contains(source));
    Q_EMIT changed();
}

void CityFeeds::begin(const FeedSource &source, bool implied)
{
    const FeedConfig config = m_means.config(source);
    const auto it = std::ranges::find(m_means.known, source.feed, &FeedDescriptor::id);
    FeedStatus *status = it == m_means.known.cend() ? m_runner.addMissing(config, tr("no running module understands it"))
                                                    : m_runner.add(config, *it, m_means.sources);
    m_running.push_back({ source, status, implied });
}

void CityFeeds::end(Running &running)
{
    running.ended = true;
    running.wasPaused = running.status->state == FeedStatus::State::Paused;
    running.status->pause();
}

void CityFeeds::takeUp(Running &running)
{
    running.ended = false;
    if (!running.wasPaused)
        running.status->resume();
}

QList<FeedStatus *> CityFeeds::statuses() const
{
    QList<FeedStatus *> all;
    for (const Running &running : m_running)
        if (!running.ended)
            all.append(running.status);
    return all;
}

FeedStatus *CityFeeds::statusOf(const FeedSource &source) const
{
    const auto it = std::ranges::find_if(m_running, [&](const Running &r) { return !r.ended && r.source == source; });
    return it == m_running.cend() ? nullptr : it->status;
}

const CityFeeds::Running *CityFeeds::find(const FeedStatus *status) const
{
    const auto it = std::ranges::find_if(m_running, [&](const Running &r) { return !r.ended && r.status == status; });
    return it == m_running.cend() ? nullptr : &*it;
}

std::optional<FeedSource> CityFeeds::sourceOf(const FeedStatus *status) const
{
    const Running *running = find(status);
    return running ? std::optional(running->source) : std::nullopt;
}

bool CityFeeds::isImplied(const FeedStatus *status) const
{
    const Running *running = find(status);
    return running && running->implied;
}

} // namespace citywall

#include "moc_cityfeeds.cpp"
