// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trafficstate.h"

namespace citywall::traffic {

TrafficState::TrafficState(HistoryReader &history, const TimeContext &time, const AreaIndex &areas, QObject *parent)
    : QObject(parent), m_history(history), m_time(time), m_areas(areas), m_window(linkSpeedFeed, horizon, history, time),
      m_freeFlow(history), m_past(history, time, areas.count()), m_dictionary(history.dictionary(linkSpeedFeed)),
      m_links(std::make_shared<const Links>()), m_summaries(size_t(1 + areas.count()))
{
    connect(&m_window, &FeedWindow::changed, this, &TrafficState::follow);
    connect(&m_freeFlow, &FreeFlowSearch::found, this, &TrafficState::takeDictionary);
    connect(&history, &HistoryReader::dictionaryChanged, this, [this](const QString &feed) {
        if (feed == linkSpeedFeed)
            takeDictionary();
    });
    connect(&history, &HistoryReader::reset, this, [this](const QString &feed) {
        if (!feed.isEmpty() && feed != linkSpeedFeed)
            return;
        takeDictionary();
        m_freeFlow.refresh(true);
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (fresh->feed == linkSpeedFeed)
            m_freeFlow.refresh();
    });
    // Nothing is read while the module registers itself.
    QMetaObject::invokeMethod(
        this,
        [this] {
            takeDictionary();
            m_freeFlow.refresh();
        },
        Qt::QueuedConnection);
}

void TrafficState::takeDictionary()
{
    const FeedDictionaryPtr dictionary = m_history.dictionary(linkSpeedFeed);
    auto links = std::make_shared<const Links>(linksOf(*dictionary, m_freeFlow.speeds()));
    m_dictionary = dictionary;
    if (*links == *m_links)
        return;
    m_links = links;
    m_past.setLinks(links);
    m_readings.clear();
    Q_EMIT linksChanged();
    recompute();
}

void TrafficState::follow()
{
    // While the rows for another time are being read, the last picture stays.
    const bool current = m_window.now() == m_time.now();
    if (current)
        recompute();
    const bool loading = !current && m_window.isLoading();
    if (loading == m_loading && m_window.error() == m_error)
        return;
    m_loading = loading;
    m_error = m_window.error();
    Q_EMIT statusChanged();
}

void TrafficState::recompute()
{
    std::vector<Reading> readings(m_links->size());
    takeReadings(readings, m_window.columns(), m_window.begin(), m_window.end());
    const qint64 tick = agingStep.count();
    const UtcTime now = m_window.now().isValid() ? UtcTime { m_window.now().milliseconds / tick * tick } : UtcTime {};
    if (now == m_now && readings == m_readings)
        return;
    m_now = now;
    m_readings = std::move(readings);
    m_summaries = summarize(*m_links, m_readings, m_now, m_areas.count());
    Q_EMIT changed();
}

LinkState TrafficState::link(FeatureKey key) const
{
    LinkState state;
    if (key >= m_readings.size() || !m_now.isValid())
        return state;
    state.reading = m_readings[key];
    state.freshness = freshnessOf(state.reading, m_now);
    if (state.freshness.level == Freshness::Unknown)
        return state;
    state.age = std::max(Duration(0), m_now - UtcTime { state.reading.time });
    state.speedRatio = speedRatio(state.reading.speedMetersPerSecond, (*m_links)[key].freeFlowMetersPerSecond);
    return state;
}

} // namespace citywall::traffic
