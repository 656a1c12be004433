// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/measure.h"

namespace citywall::services {

/// What the module can tell of any area and span of time: requests opened per hour (services.opened-rate), the backlog at the
/// end (services.backlog) and the share overdue of it (services.overdue-share), the share of answers satisfied in the 24 hours
/// up to the end (services.satisfaction, not known of fewer than Satisfaction::fewestAnswers).
/// @param metric gives the metric of an id
QList<AreaMeasure> serviceMeasures(const std::function<Metric(const QString &id)> &metric);

} // namespace citywall::services
