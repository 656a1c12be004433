// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requestkpis.h"

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
    connect(&state, &RequestState::changed, this, &RequestKpis::update);
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
            kpi->set(unknown, unknown, 0);
            kpi->setTrend({});
        }
        return;
    }
    const Figures now = at(m_state.now());
    const Figures before = first <= m_state.now() - day ? at(m_state.now() - day) : Figures {};
    // Overdue is a figure of those requests that were promised something: the share of these is its coverage.
    m_kpis.overdue->set(now.overdueShare(), before.overdueShare(), now.open > 0 ? now.dueKnownShare() : 1);
    m_kpis.closeTime->set(now.medianCloseSeconds, before.medianCloseSeconds, now.closed > 0 ? 1 : 0);
    m_kpis.online->set(now.onlineShare(), before.onlineShare(), Figures::share(now.channelKnown, std::max(1, now.opened)));

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
