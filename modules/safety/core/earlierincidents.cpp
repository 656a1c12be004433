// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/earlierincidents.h"

#include "core/feeds.h"

namespace citywall::safety {

EarlierIncidents::EarlierIncidents(HistoryReader &history, QObject *parent)
    : QObject(parent), m_history(history), m_latest(this, [this](const Made &made) {
          if (made.range.length() != m_wanted.length())
              return; // of what was asked for before
          m_incidents = made.incidents;
          m_known = made.range;
          Q_EMIT changed();
      })
{
    connect(&history, &HistoryReader::reset, this, [this](const QString &feed) {
        if (feed.isEmpty() || feed == incidentFeed)
            read();
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (fresh->feed == incidentFeed && fresh->size() > 0 && fresh->phenomenonTime.front() < m_wanted.end.milliseconds)
            read();
    });
}

void EarlierIncidents::ask(TimeRange range)
{
    if (range == m_wanted)
        return;
    const bool near = range.begin < m_known.end && m_known.begin < range.end;
    if (!near || range.length() != m_known.length())
        forget();
    m_wanted = range;
    read();
}

void EarlierIncidents::forget()
{
    m_incidents.clear();
    m_known = {};
}

void EarlierIncidents::read()
{
    m_error.clear();
    if (m_wanted.isEmpty())
        return;
    const auto arrived = [this, range = m_wanted, number = ++m_asked](const QFuture<ObservationsPtr> &future) {
        if (range.length() != m_wanted.length() || number < m_answered)
            return;
        m_answered = number;
        m_error = failureOf(future);
        if (!m_error.isEmpty() || future.resultCount() == 0) {
            forget();
            Q_EMIT changed();
            return;
        }
        m_latest.ask([range, rows = future.result(), dictionary = m_history.dictionary(incidentFeed)] {
            return Made { range, incidentsFrom(*rows, 0, rows->size(), *dictionary) };
        });
    };
    whenFinished(m_history.request({ incidentFeed, { m_wanted.begin - horizon, m_wanted.end }, {}, {} }), this, arrived);
}

} // namespace citywall::safety
