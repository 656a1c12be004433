// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trafficstate.h"
#include "sdk/descriptors.h"
#include "sdk/selection.h"

namespace citywall::traffic {

/// Keeps the module's KPIs at the clock's time for the selected area: value now, what is usual at this time of day
/// (median of the last two weeks' days of the same kind), coverage, and the last 24 hours. GUI thread.
class NetworkKpis : public QObject
{
    Q_OBJECT
public:
    NetworkKpis(TrafficState &state, Selection &selection, QObject *parent = nullptr);

    /// @param kpi not owned; must outlive this object's use of it or be deleted before (QPointer)
    void add(Kpi *kpi, const Figure &figure);

private:
    struct Entry {
        QPointer<Kpi> kpi;
        Figure figure;
        double usual = unknown;
    };
    int area() const;
    void updateValues();
    void updatePast();
    void followGrid();

    TrafficState &m_state;
    Selection &m_selection;
    QList<Entry> m_entries;
    UtcTime m_grid;
};

} // namespace citywall::traffic
