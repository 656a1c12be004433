// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/module.h"

namespace citywall::healthcare {

/// The metrics that views format and rate with.
struct HealthMetrics {
    Metric occupancy;
    Metric wait;
    Metric staffed;
    Metric occupied;
    Metric waiting;
    Metric boarding;
    Metric ambulances;
    Metric turnaround;
    Metric visits;
    Metric distance;

    /// @throws std::runtime_error if metrics.json lacks one
    static HealthMetrics from(const ModuleContext &context)
    {
        const auto metric = [&](const char *name) {
            return context.metric(QStringLiteral("healthcare.") + QLatin1StringView(name));
        };
        return { metric("occupancy"), metric("wait"),       metric("staffed"),    metric("occupied"), metric("waiting"),
                 metric("boarding"),  metric("ambulances"), metric("turnaround"), metric("visits"),   metric("distance") };
    }
};

} // namespace citywall::healthcare
