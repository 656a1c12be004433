// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"

namespace citywall::services {

/// How long open requests have been open: under 1 day, 1–3, 3–7, 7–30 days, 30 days and more.
inline constexpr int ageBands = 5;
int ageBand(Duration age);

/// A share of fewer cases is told, but not judged: one case more or less would turn it.
inline constexpr int fewCases = 5;

/// Figures of a set of requests over a span of time (begin, end of which is the instant that "open" and "overdue" are of).
struct Figures {
    int opened = 0;          ///< requested in the span
    int closed = 0;          ///< with a closing in the span, each once
    int reopened = 0;        ///< with a reopening in the span, each once
    int open = 0;            ///< the backlog: open at the end, whenever requested
    int overdue = 0;         ///< of these, past expected_datetime
    int openWithDue = 0;     ///< of these, with an expected_datetime
    int closedWithDue = 0;   ///< of those closed in the span, with an expected_datetime
    int closedInTime = 0;    ///< of these, closed not later than that
    int channelKnown = 0;    ///< of those opened in the span
    int online = 0;          ///< of these, by web or app
    std::array<int, ageBands> ages {}; ///< the backlog by age
    double medianCloseSeconds = std::numeric_limits<double>::quiet_NaN(); ///< request to closing, of those closed in the span

    double overdueShare() const { return share(overdue, openWithDue); }
    double inTimeShare() const { return share(closedInTime, closedWithDue); }
    double onlineShare() const { return share(online, channelKnown); }
    double reopenedShare() const { return share(reopened, closed); } ///< reopenings per closing (ITIL: share of reopened)
    static double share(int part, int whole)
    {
        return whole > 0 ? double(part) / whole : std::numeric_limits<double>::quiet_NaN();
    }
};

/// Adds up the figures of requests, one after another.
class FigureSum
{
public:
    /// @param online by term key: whether the channel is one that needs no visit and no call
    FigureSum(TimeRange span, const std::vector<bool> &online) : m_span(span), m_online(online) { }
    void add(const Request &request);
    Figures figures() &&;

private:
    TimeRange m_span;
    const std::vector<bool> &m_online;
    Figures m_figures;
    std::vector<double> m_closeSeconds;
};

/// Which of the terms are online channels.
std::vector<bool> onlineChannels(const QStringList &terms);

/// @param area index of the area to keep to; −1 = the whole city, with requests that have no position
Figures figuresOf(const std::vector<Request> &requests, TimeRange span, int area, const std::vector<bool> &online);

/// Figures by a key in [0, size), such as category, agency or area; requests with another key are left out.
template<typename Key>
std::vector<Figures> figuresBy(const std::vector<Request> &requests, TimeRange span, int area, const std::vector<bool> &online,
                               size_t size, Key key)
{
    std::vector<FigureSum> sums(size, FigureSum(span, online));
    for (const Request &request : requests) {
        const int k = key(request);
        if (k >= 0 && size_t(k) < size && (area < 0 || request.area == area))
            sums[size_t(k)].add(request);
    }
    std::vector<Figures> figures;
    for (FigureSum &sum : sums)
        figures.push_back(std::move(sum).figures());
    return figures;
}

/// The middle value, the mean of the two in the middle; NaN of nothing.
double median(std::vector<double> values);

} // namespace citywall::services
