// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figures.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::services {

/// How far back a request is looked for: a GeoReport v2 query spans at most 90 days. One not heard of for longer is not shown.
inline constexpr Duration horizon = std::chrono::hours(24 * 90);

/// The requests at the clock's time, by whole minutes, with their figures over a chosen span and the span before.
/// A function of the clock, the history, the span and the selected area. GUI thread.
class RequestState : public QObject
{
    Q_OBJECT
public:
    RequestState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                 QObject *parent = nullptr);

    Duration span() const { return m_span; }
    void setSpan(Duration span);

    const std::vector<Request> &requests() const { return m_requests; } ///< all heard of within the horizon
    FeedDictionaryPtr dictionary() const { return m_dictionary; }       ///< never null
    const std::vector<bool> &onlineChannels() const { return m_online; } ///< by term key
    UtcTime now() const { return m_now; } ///< the last whole minute of the clock; invalid before there is anything
    UtcTime first() const;                ///< the oldest observation that there is within the horizon; invalid if none
    TimeRange spanBefore(UtcTime t) const { return { t - m_span + Duration(1), t + Duration(1) }; } ///< (t − span, t]
    TimeRange current() const { return spanBefore(m_now); }
    TimeRange previous() const { return spanBefore(m_now - m_span); }
    bool isComparable() const { return first().isValid() && first() <= m_now - 2 * m_span + std::chrono::hours(1); }
    int area() const { return m_area; } ///< index of the selected area; −1 = whole city
    const AreaIndex &areas() const { return m_areas; }
    const QTimeZone &zone() const { return m_zone; }
    const Figures &figures() const { return m_figures; }
    const Figures &before() const { return m_before; } ///< of the span before; meaningful if isComparable()
    bool isLoading() const { return m_window.isLoading(); }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();     ///< requests, now, figures or loading state are others
    void spanChanged();

private:
    void follow();
    void summarize();

    const Selection &m_selection;
    const AreaIndex &m_areas;
    const QTimeZone m_zone;
    Duration m_span = std::chrono::hours(24);
    FeedWindow m_window;
    FeedDictionaryPtr m_dictionary;
    FactCache m_facts;
    std::vector<bool> m_online;
    std::vector<Request> m_requests;
    UtcTime m_now;
    int m_area = -1;
    Figures m_figures;
    Figures m_before;
    bool m_wasLoading = false;
    // What m_requests was made from: rows that are the same need no second look.
    FeedWindow::Shown m_madeFrom;
};

} // namespace citywall::services
