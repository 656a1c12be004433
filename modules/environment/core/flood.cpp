// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flood.h"

#include <cmath>

namespace citywall::environment {

FloodStages FloodStages::of(const QJsonObject &properties)
{
    const auto stage = [&properties](const QString &name) { return properties.value(name).toDouble(unknown); };
    return { stage(QStringLiteral("actionStage")), stage(QStringLiteral("minorStage")), stage(QStringLiteral("moderateStage")),
             stage(QStringLiteral("majorStage")) };
}

FloodCategory FloodStages::categoryOf(double stageMeters) const
{
    const bool any = std::isfinite(action) || std::isfinite(minor) || std::isfinite(moderate) || std::isfinite(major);
    if (!std::isfinite(stageMeters) || !any)
        return FloodCategory::Unknown;
    if (stageMeters >= major)
        return FloodCategory::Major;
    if (stageMeters >= moderate)
        return FloodCategory::Moderate;
    if (stageMeters >= minor)
        return FloodCategory::Minor;
    return stageMeters >= action ? FloodCategory::Action : FloodCategory::Normal;
}

int severityOf(FloodCategory category)
{
    switch (category) {
    case FloodCategory::Normal:
        return 0;
    case FloodCategory::Action:
        return 1;
    case FloodCategory::Minor:
        return 2;
    case FloodCategory::Moderate:
    case FloodCategory::Major:
        return 3;
    case FloodCategory::Unknown:
        break;
    }
    return -1;
}

} // namespace citywall::environment
