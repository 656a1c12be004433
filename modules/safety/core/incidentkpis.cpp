// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incidentkpis.h"

#include "core/feeds.h"
#include "sdk/pace.h"

namespace citywall::safety {

namespace {

using namespace std::chrono_literals;
constexpr Duration day = 24h;
constexpr int trendPoints = 24;

TimeRange dayBefore(UtcTime t) { return { t - day + Duration(1), t + Duration(1) }; }

} // namespace

std::vector<Incident> asOf(const std::vector<Incident> &incidents, UtcTime t)
{
    std::vector<Incident> then;
    for (Incident incident : incidents) {
        if (incident.reported > t)
            continue;
        if (incident.received > t) // the call came in late, after another row
            incident.received = {};
        if (incident.state != State::Recorded && incident.state != State::Unknown) {
            incident.heard = incident.reported;
            incident.state = State::Received;
            const auto reach = [&](UtcTime &milestone, State state) {
                if (milestone.isValid() && milestone <= t) {
                    incident.state = state;
                    incident.heard = std::max(incident.heard, milestone);
                } else {
                    milestone = {};
                }
            };
            reach(incident.dispatched, State::Dispatched);
            reach(incident.onScene, State::OnScene);
            reach(incident.closed, State::Closed);
        }
        then.push_back(incident);
    }
    return then;
}

IncidentKpis::IncidentKpis(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                           Kpi &active, Kpi &waiting, Kpi &arrival, QObject *parent)
    : QObject(parent), m_selection(selection), m_areas(areas), m_window(incidentFeed, 3 * day, history, time), m_active(active),
      m_waiting(waiting), m_arrival(arrival)
{
    for (Kpi *kpi : { &m_active, &m_waiting, &m_arrival })
        kpi->feeds = { incidentFeed };
    connect(&m_window, &FeedWindow::changed, Pace::of(this, &IncidentKpis::update), &Pace::tell);
    connect(&selection, &Selection::changed, this, &IncidentKpis::update);
}

void IncidentKpis::update()
{
    if (m_window.isLoading() || !m_window.now().isValid())
        return;
    const UtcTime now = m_window.now();
    const int area = m_areas.indexOf(m_selection.area());
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    if (m_window.size() == 0) {
        for (Kpi *kpi : { &m_active, &m_waiting, &m_arrival }) {
            kpi->set(unknown, unknown, unknown);
            kpi->setTrend({});
        }
        return;
    }
    const std::vector<Incident> incidents =
        incidentsFrom(m_window.columns(), m_window.begin(), m_window.end(), *m_window.dictionary());
    const UtcTime first { m_window.columns().phenomenonTime[m_window.begin()] };
    const auto at = [&](UtcTime t) { return summarize(asOf(incidents, t), dayBefore(t), area); };
    const Summary current = at(now);
    const Summary before = at(now - day);
    const bool comparable = first <= now - day;
    // Counts and times of reports: they rest on the sources of their feed (Kpi::feeds).
    m_active.set(current.active, comparable ? before.active : unknown, unknown);
    m_waiting.set(current.waiting, comparable ? before.waiting : unknown, unknown);
    m_arrival.set(current.medianArrivalSeconds, comparable ? before.medianArrivalSeconds : unknown, unknown);

    QList<double> active;
    QList<double> waiting;
    QList<double> arrival;
    for (int i = trendPoints - 1; i >= 0; --i) {
        const UtcTime t = now - std::chrono::hours(i);
        const Summary then = first <= t ? at(t) : Summary {};
        active.append(first <= t ? then.active : unknown);
        waiting.append(first <= t ? then.waiting : unknown);
        arrival.append(then.medianArrivalSeconds);
    }
    m_active.setTrend(active);
    m_waiting.setTrend(waiting);
    m_arrival.setTrend(arrival);
}

} // namespace citywall::safety
