// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requeststate.h"

namespace citywall::services {

namespace {

UtcTime wholeMinute(UtcTime t)
{
    const qint64 rest = t.milliseconds % 60000;
    return { t.milliseconds - (rest < 0 ? rest + 60000 : rest) };
}

} // namespace

RequestState::RequestState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                           QObject *parent)
    : QObject(parent), m_selection(selection), m_areas(areas), m_zone(time.zone()), m_window(requestFeed, horizon, history, time),
      m_dictionary(m_window.dictionary())
{
    connect(&m_window, &FeedWindow::changed, this, &RequestState::follow);
    connect(&selection, &Selection::changed, this, [this] {
        if (m_area != m_areas.indexOf(m_selection.area()))
            summarize();
    });
}

void RequestState::setSpan(Duration span)
{
    if (m_span == span)
        return;
    m_span = span;
    Q_EMIT spanChanged();
    summarize();
}

UtcTime RequestState::first() const
{
    return m_window.size() > 0 ? UtcTime { m_window.columns().phenomenonTime[m_window.begin()] } : UtcTime {};
}

void RequestState::follow()
{
    const bool loading = m_window.isLoading();
    const bool loadingChanged = std::exchange(m_wasLoading, loading) != loading;
    if (!m_window.now().isValid()) {
        if (loadingChanged)
            Q_EMIT changed();
        return;
    }
    const UtcTime now = wholeMinute(m_window.now());
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const std::vector<qint64> &times = m_window.columns().phenomenonTime;
    const auto begin = times.begin() + std::ptrdiff_t(m_window.begin());
    const size_t end =
        size_t(std::upper_bound(begin, times.begin() + std::ptrdiff_t(m_window.end()), now.milliseconds) - times.begin());
    FeedWindow::Shown from = m_window.shown();
    from.end = end;
    if (from != m_madeFrom) {
        m_dictionary = dictionary;
        m_online = services::onlineChannels(m_dictionary->terms);
        m_requests = requestsFrom(m_window.columns(), from.begin, from.end, *m_dictionary, m_facts);
        m_madeFrom = from;
    } else if (now == m_now && !loadingChanged) {
        return;
    }
    m_now = now;
    summarize();
}

void RequestState::summarize()
{
    m_area = m_areas.indexOf(m_selection.area());
    if (m_now.isValid()) {
        m_figures = figuresOf(m_requests, current(), m_area, m_online);
        m_before = figuresOf(m_requests, previous(), m_area, m_online);
    }
    Q_EMIT changed();
}

} // namespace citywall::services
