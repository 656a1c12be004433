// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidents.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::safety {

/// The incidents at the clock's time: those reported within a chosen span, the active ones, and the span before for
/// comparison. A function of the clock, the history, the span and the selected area. GUI thread.
class IncidentState : public QObject
{
    Q_OBJECT
public:
    IncidentState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                  QObject *parent = nullptr);

    Duration span() const { return m_span; }
    void setSpan(Duration span);

    const std::vector<Incident> &incidents() const { return m_incidents; } ///< of this span and the one before, and active ones
    FeedDictionaryPtr dictionary() const { return m_dictionary; }          ///< never null
    TimeRange current() const { return { m_now - m_span + Duration(1), m_now + Duration(1) }; } ///< (now − span, now]
    TimeRange previous() const { return { current().begin - m_span, current().begin }; }
    UtcTime now() const { return m_now; }
    int area() const { return m_area; } ///< index of the selected area; −1 = whole city
    const AreaIndex &areas() const { return m_areas; }
    const Summary &summary() const { return m_summary; }
    const Summary &before() const { return m_before; } ///< of the span before; its `active` is not meaningful
    bool isLoading() const { return m_window.isLoading(); }
    QString error() const { return m_window.error(); }
    const FeedWindow &window() const { return m_window; }
    HistoryReader &history() const { return m_history; }

Q_SIGNALS:
    void changed();
    void spanChanged();

private:
    void recompute();
    void summarizeAgain();
    /// This span and the one before, and as much more as an incident may have begun before the span that it ends in.
    static Duration windowFor(Duration span) { return 2 * span + horizon; }

    HistoryReader &m_history;
    const TimeContext &m_time;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    Duration m_span = std::chrono::hours(24);
    FeedWindow m_window;
    FeedDictionaryPtr m_dictionary;
    std::vector<Incident> m_incidents;
    UtcTime m_now;
    int m_area = -1;
    Summary m_summary;
    Summary m_before;
    // What m_incidents was made from: rows that are the same need no second look.
    FeedWindow::Shown m_madeFrom;
};

} // namespace citywall::safety
