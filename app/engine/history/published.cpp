// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/published.h"

namespace citywall {

FeedViewPtr Published::view(const QString &feed) const
{
    static const FeedViewPtr empty = std::make_shared<const FeedView>();
    const std::scoped_lock lock(m_mutex);
    const FeedViewPtr view = m_entries.value(feed).view;
    return view ? view : empty;
}

FeedDictionaryPtr Published::dictionary(const QString &feed) const
{
    static const FeedDictionaryPtr empty = std::make_shared<const FeedDictionary>();
    const std::scoped_lock lock(m_mutex);
    const FeedDictionaryPtr dictionary = m_entries.value(feed).dictionary;
    return dictionary ? dictionary : empty;
}

TimeRange Published::extent(const QString &feed) const
{
    const std::scoped_lock lock(m_mutex);
    TimeRange all;
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
        if (!it->view || it->view->extent.isEmpty() || (!feed.isEmpty() && it.key() != feed))
            continue;
        const TimeRange &one = it->view->extent;
        all = all.isEmpty() ? one : TimeRange { std::min(all.begin, one.begin), std::max(all.end, one.end) };
    }
    return all;
}

FeedDictionaryPtr Published::dictionaryOf(const QString &feed, quint64 generation)
{
    std::unique_lock lock(m_mutex);
    if (m_entries.value(feed).generation < generation) {
        m_wanted.insert(feed);
        lock.unlock();
        m_wake();
        lock.lock();
        m_changed.wait(lock, [&] { return m_stopped || m_entries.value(feed).generation >= generation; });
    }
    lock.unlock();
    return dictionary(feed);
}

void Published::setView(const QString &feed, FeedViewPtr view)
{
    const std::scoped_lock lock(m_mutex);
    m_entries[feed].view = std::move(view);
}

void Published::setDictionary(const QString &feed, FeedDictionaryPtr dictionary, quint64 generation)
{
    {
        const std::scoped_lock lock(m_mutex);
        Entry &entry = m_entries[feed];
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
