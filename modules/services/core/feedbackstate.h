// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requeststate.h"
#include "core/satisfaction.h"

namespace citywall::services {

/// The answers at the clock's time over the span that is chosen for the requests, and over the span before. GUI thread.
class FeedbackState : public QObject
{
    Q_OBJECT
public:
    /// @param requests gives span and area; outlives this
    FeedbackState(HistoryReader &history, const TimeContext &time, const RequestState &requests, QObject *parent = nullptr);

    const Observations &rows() const { return m_window.columns(); }
    size_t begin() const { return m_begin; } ///< of the span
    size_t end() const { return m_window.end(); }
    FeedDictionaryPtr dictionary() const { return m_window.dictionary(); }
    int area() const { return m_requests.area(); } ///< −1 = whole city
    const Satisfaction &current() const { return m_current; }
    const Satisfaction &before() const { return m_before; }
    const QTimeZone &zone() const { return m_requests.zone(); }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void summarize();

    const RequestState &m_requests;
    FeedWindow m_window; // twice the span
    size_t m_begin = 0;
    Satisfaction m_current;
    Satisfaction m_before;
    using Made = std::tuple<FeedWindow::Shown, size_t, int>; // where the span begins; the area
    Made m_madeFrom;
};

} // namespace citywall::services
