// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedbackstate.h"

namespace citywall::services {

FeedbackState::FeedbackState(HistoryReader &history, const TimeContext &time, const RequestState &requests, QObject *parent)
    : QObject(parent), m_requests(requests), m_window(feedbackFeed, 2 * requests.span(), history, time)
{
    connect(&m_window, &FeedWindow::changed, this, &FeedbackState::follow);
    connect(&requests, &RequestState::spanChanged, this, [this] { m_window.setSpan(2 * m_requests.span()); });
    connect(&requests, &RequestState::changed, this, &FeedbackState::follow);
}

void FeedbackState::follow()
{
    if (!m_window.now().isValid() || m_window.isLoading())
        return; // the last picture stays
    const std::vector<qint64> &times = m_window.columns().phenomenonTime;
    const qint64 spanBegin = (m_window.now() - m_requests.span()).milliseconds;
    const auto from = times.begin() + std::ptrdiff_t(m_window.begin());
    const auto to = times.begin() + std::ptrdiff_t(m_window.end());
    m_begin = size_t(std::upper_bound(from, to, spanBegin) - times.begin());
    const Made made { m_window.shown(), m_begin, area() };
    if (std::exchange(m_madeFrom, made) != made)
        summarize();
}

void FeedbackState::summarize()
{
    const FeedDictionaryPtr words = dictionary();
    m_current = satisfactionOf(rows(), m_begin, end(), *words, area());
    m_before = satisfactionOf(rows(), m_window.begin(), m_begin, *words, area());
    Q_EMIT changed();
}

} // namespace citywall::services
