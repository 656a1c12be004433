// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figures.h"

#include <algorithm>

namespace citywall::services {

using namespace std::chrono_literals;

int ageBand(Duration age)
{
    static constexpr Duration limits[ageBands - 1] { 24h, 3 * 24h, 7 * 24h, 30 * 24h };
    return int(std::upper_bound(std::begin(limits), std::end(limits), age) - std::begin(limits));
}

double median(std::vector<double> values)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return values.size() % 2 == 1 ? *middle : (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::vector<bool> onlineChannels(const QStringList &terms)
{
    std::vector<bool> online;
    for (const QString &term : terms)
        online.push_back(term == u"web" || term == u"app");
    return online;
}

void FigureSum::add(const Request &request)
{
    const UtcTime now = m_span.end - Duration(1);
    if (request.isOpenAt(now)) {
        ++m_figures.open;
        m_figures.openWithDue += request.due.isValid();
        m_figures.overdue += request.isOverdueAt(now);
        if (request.requested.isValid())
            ++m_figures.ages[size_t(ageBand(now - request.requested))];
    }
    if (request.requested.isValid() && m_span.contains(request.requested)) {
        ++m_figures.opened;
        if (request.channel >= 0 && size_t(request.channel) < m_online.size()) {
            ++m_figures.channelKnown;
            m_figures.online += m_online[size_t(request.channel)];
        }
    }
    m_figures.reopened += std::ranges::any_of(
        request.changes, [&](const Change &c) { return c.status == RequestStatus::Reopened && m_span.contains(c.time); });
    const UtcTime closed = request.lastClosing(now);
    if (!closed.isValid() || !m_span.contains(closed))
        return;
    ++m_figures.closed;
    if (request.due.isValid()) {
        ++m_figures.closedWithDue;
        m_figures.closedInTime += closed <= request.due;
    }
    if (request.requested.isValid())
        m_closeSeconds.push_back(std::chrono::duration<double>(closed - request.requested).count());
}

Figures FigureSum::figures() &&
{
    m_figures.medianCloseSeconds = median(std::move(m_closeSeconds));
    return m_figures;
}

Figures figuresOf(const std::vector<Request> &requests, TimeRange span, int area, const std::vector<bool> &online)
{
    FigureSum sum(span, online);
    for (const Request &request : requests) {
        if (area < 0 || request.area == area)
            sum.add(request);
    }
    return std::move(sum).figures();
}

} // namespace citywall::services
