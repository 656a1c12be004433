// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incidentstate.h"

#include "core/feeds.h"

namespace citywall::safety {

IncidentState::IncidentState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                             QObject *parent)
    : QObject(parent), m_history(history), m_time(time), m_selection(selection), m_areas(areas),
      m_window(incidentFeed, windowFor(m_span), history, time), m_dictionary(m_window.dictionary())
{
    connect(&m_window, &FeedWindow::changed, this, &IncidentState::recompute);
    connect(&selection, &Selection::changed, this, &IncidentState::summarizeAgain);
}

void IncidentState::setSpan(Duration span)
{
    if (m_span == span)
        return;
    m_span = span;
    Q_EMIT spanChanged();
    m_window.setSpan(windowFor(span));
    summarizeAgain();
}

void IncidentState::recompute()
{
    m_now = m_window.now().isValid() ? m_window.now() : m_time.now();
    m_dictionary = m_window.dictionary();
    if (const FeedWindow::Shown from = m_window.shown(); from != m_madeFrom) {
        m_incidents = incidentsFrom(m_window.columns(), m_window.begin(), m_window.end(), *m_dictionary);
        m_madeFrom = from;
    }
    summarizeAgain();
}

void IncidentState::summarizeAgain()
{
    m_area = m_areas.indexOf(m_selection.area());
    m_summary = summarize(m_incidents, current(), m_area);
    m_before = summarize(m_incidents, previous(), m_area);
    Q_EMIT changed();
}

} // namespace citywall::safety
