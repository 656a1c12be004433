// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/published.h"

namespace citywall {

namespace {

const FeedDictionaryPtr &emptyDictionary()
{
    static const FeedDictionaryPtr empty = std::make_shared<const FeedDictionary>();
    return empty;
}

} // namespace

FeedViewPtr Published::view(const QString &feed) const
{
    const std::scoped_lock lock(m_mutex);
    return viewOf(m_views, feed);
}

QStringList Published::feeds() const
{
    QStringList names = views().keys();
    names.sort();
    return names;
}

FeedViews Published::views() const
{
    const std::scoped_lock lock(m_mutex);
    return m_views;
}

FeedViewPtr Published::viewOf(const FeedViews &views, const QString &feed)
{
    static const FeedViewPtr empty = std::make_shared<const FeedView>();
    const auto view = views.constFind(feed);
    return view == views.cend() ? empty : *view;
}

FeedDictionaryPtr Published::dictionary(const QString &feed) const
{
    const std::scoped_lock lock(m_mutex);
    return atLeast(feed, 0);
}

FeedDictionaryPtr Published::atLeast(const QString &feed, quint64 generation) const
{
    const auto known = m_dictionaries.constFind(feed);
    if (known == m_dictionaries.cend())
        return generation == 0 ? emptyDictionary() : nullptr;
    return known->generation >= generation ? known->dictionary : nullptr;
}

TimeRange Published::extent(const QString &feed) const
{
    const std::scoped_lock lock(m_mutex);
    TimeRange all;
    for (auto it = m_views.cbegin(); it != m_views.cend(); ++it) {
        if ((*it)->extent.isEmpty() || (!feed.isEmpty() && it.key() != feed))
            continue;
        const TimeRange &one = (*it)->extent;
        all = all.isEmpty() ? one : TimeRange { std::min(all.begin, one.begin), std::max(all.end, one.end) };
    }
    return all;
}

FeedDictionaryPtr Published::dictionaryOf(const QString &feed, quint64 generation)
{
    std::unique_lock lock(m_mutex);
    if (FeedDictionaryPtr known = atLeast(feed, generation))
        return known;
    m_wanted.insert(feed);
    lock.unlock();
    m_wake();
    lock.lock();
    FeedDictionaryPtr found;
    m_changed.wait(lock, [&] { return m_stopped || (found = atLeast(feed, generation)); });
    return found ? found : atLeast(feed, 0);
}

Published::Turn Published::takeTurn() const
{
    const std::scoped_lock gate(m_gate);
    std::shared_lock held(m_turns);
    return { std::move(held), m_round };
}

void Published::beginRound()
{
    const std::scoped_lock gate(m_gate);
    const std::scoped_lock alone(m_turns);
    ++m_round;
}

void Published::setView(const QString &feed, FeedViewPtr view)
{
    FeedViewPtr old; // dies outside the lock
    const std::scoped_lock lock(m_mutex);
    old = std::exchange(m_views[feed], std::move(view));
}

void Published::setDictionary(const QString &feed, FeedDictionaryPtr dictionary, quint64 generation)
{
    {
        const std::scoped_lock lock(m_mutex);
        Dictionary &entry = m_dictionaries[feed];
        std::swap(entry.dictionary, dictionary); // the old one dies outside the lock
        entry.generation = generation;
        m_wanted.erase(feed);
    }
    m_changed.notify_all();
}

std::set<QString> Published::takeWanted()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_wanted, {});
}

bool Published::hasWanted() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_wanted.empty();
}

void Published::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
}

} // namespace citywall
