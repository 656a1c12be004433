// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stationhistory.h"

#include "base/future.h"

#include <algorithm>

namespace citywall::environment {

namespace {

ObservationsPtr nothing()
{
    static const ObservationsPtr empty = std::make_shared<const Observations>();
    return empty;
}

const QStringList &feedIds()
{
    static const QStringList ids = stationFeeds();
    return ids;
}

} // namespace

StationHistory::StationHistory(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_history(history), m_time(time)
{
    connect(&time, &TimeContext::nowChanged, this, &StationHistory::follow);
    connect(&history, &HistoryReader::reset, this, [this](const QString &feed) {
        if (feed.isEmpty() || feedIds().contains(feed))
            read();
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        const Feature *feature =
            !m_id.isEmpty() && feedIds().contains(fresh->feed) ? m_history.dictionary(fresh->feed)->find(m_id) : nullptr;
        if (feature && std::ranges::find(fresh->feature, feature->key) != fresh->feature.end())
            read();
    });
}

void StationHistory::setStation(const QString &id)
{
    if (m_id == id)
        return;
    m_id = id;
    m_parts.clear();
    read();
}

void StationHistory::read()
{
    const quint64 request = ++m_request;
    m_pending = 0;
    m_error.clear();
    std::vector<Part> parts;
    for (const QString &feed : feedIds()) {
        const FeedDictionaryPtr dictionary = m_history.dictionary(feed);
        const Feature *feature = m_id.isEmpty() ? nullptr : dictionary->find(m_id);
        if (!feature)
            continue;
        // What was read before stays until the next is there.
        const auto before = std::ranges::find(m_parts, feed, &Part::feed);
        parts.push_back({ feed, feature, dictionary, before == m_parts.end() ? nothing() : before->rows,
                          before == m_parts.end() ? 0 : before->shown });
    }
    m_parts = std::move(parts);
    const auto finish = [this, request](const QString &feed, const ObservationsPtr &rows, const QString &error) {
        if (request != m_request)
            return;
        --m_pending;
        const auto part = std::ranges::find(m_parts, feed, &Part::feed);
        if (error.isEmpty())
            part->rows = rows;
        else
            m_error = error;
        follow();
        Q_EMIT changed();
    };
    m_pending = int(m_parts.size());
    Q_EMIT changed();
    // A copy: answers may come at once and change the list.
    const std::vector<Part> asked = m_parts;
    for (const Part &part : asked) {
        whenFinished(m_history.request({ part.feed, m_history.extent(part.feed), part.feature->key, {} }), this,
                     [finish, feed = part.feed](const QFuture<ObservationsPtr> &done) {
                         const QString error = failureOf(done);
                         finish(feed, error.isEmpty() ? done.result() : nothing(), error);
                     });
    }
}

void StationHistory::follow()
{
    bool other = false;
    for (Part &part : m_parts) {
        const auto end = std::ranges::upper_bound(part.rows->phenomenonTime, m_time.now().milliseconds);
        const size_t shown = size_t(end - part.rows->phenomenonTime.begin());
        other = std::exchange(part.shown, shown) != shown || other;
    }
    if (other)
        Q_EMIT advanced();
}

} // namespace citywall::environment
