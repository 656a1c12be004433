// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requestkpis.h"

#include "core/feeds.h"
#include "sdk/pace.h"

namespace citywall::services {

namespace {

using namespace std::chrono_literals;
constexpr Duration day = 24h;
constexpr Duration trendStep = 12h;
constexpr int trendPoints = 15;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

} // namespace

RequestKpis::RequestKpis(const RequestState &state, const Kpis &kpis, QObject *parent)
    : QObject(parent), m_state(state), m_kpis(kpis)
{
    for (Kpi *kpi : { kpis.overdue, kpis.closeTime, kpis.online })
        kpi->feeds = { requestFeed };
    connect(&state, &RequestState::changed, Pace::of(this, &RequestKpis::update), &Pace::tell);
}

void RequestKpis::update()
{
    if (m_state.isLoading() || !m_state.now().isValid())
        return;
    const UtcTime first = m_state.first();
    const auto at = [&](UtcTime t) {
        return figuresOf(m_state.requests(), { t - day + Duration(1), t + Duration(1) }, m_state.area(),
                         m_state.onlineChannels());
    };
    if (!first.isValid()) {
        for (Kpi *kpi : { m_kpis.overdue, m_kpis.closeTime, m_kpis.online }) {
            kpi->set(unknown, unknown, unknown);
            kpi->setTrend({});
        }
        return;
    }
    const Figures now = at(m_state.now());
    const Figures before = first <= m_state.now() - day ? at(m_state.now() - day) : Figures {};
    // All are of reports, that come when somebody wants something: they rest on the sources of their feed (Kpi::feeds). Of which
    // reports (those promised something, those whose channel is known), their metrics say.
    m_kpis.overdue->set(now.overdueShare(), before.overdueShare(), unknown);
    m_kpis.closeTime->set(now.medianCloseSeconds, before.medianCloseSeconds, unknown);
    m_kpis.online->set(now.onlineShare(), before.onlineShare(), unknown);

    QList<double> overdue;
    QList<double> closeTime;
    QList<double> online;
    for (int i = trendPoints - 1; i >= 0; --i) {
        const UtcTime t = m_state.now() - i * trendStep;
        const Figures then = first <= t ? at(t) : Figures {};
        overdue.append(then.overdueShare());
        closeTime.append(then.medianCloseSeconds);
        online.append(then.onlineShare());
    }
    m_kpis.overdue->setTrend(overdue);
    m_kpis.closeTime->setTrend(closeTime);
    m_kpis.online->setTrend(online);
}

} // namespace citywall::services
