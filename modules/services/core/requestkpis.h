// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requeststate.h"
#include "sdk/descriptors.h"

namespace citywall::services {

/// Keeps the module's KPIs at the clock's time and for the selected area: the share of requests overdue against the day before; median time
/// to close and share done online of 24 hours against the 24 before. Trends: seven days, every 12 hours. GUI thread.
class RequestKpis : public QObject
{
    Q_OBJECT
public:
    struct Kpis {
        Kpi *overdue;
        Kpi *closeTime;
        Kpi *online;
    };
    RequestKpis(const RequestState &state, const Kpis &kpis, QObject *parent = nullptr);

private:
    void update();

    const RequestState &m_state;
    const Kpis m_kpis;
};

} // namespace citywall::services
