// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"

// Flood categories of the US National Weather Service (NWS Manual 10-950, definitions): each gauge has its own stages.
namespace citywall::environment {

enum class FloodCategory { Normal, Action, Minor, Moderate, Major, Unknown };

/// The stages of a gauge, m above its datum; NaN where it has none. Feature properties "actionStage", "minorStage",
/// "moderateStage", "majorStage".
struct FloodStages {
    double action = unknown;
    double minor = unknown; ///< the flood stage
    double moderate = unknown;
    double major = unknown;

    static FloodStages of(const QJsonObject &properties);
    /// The gravest stage that is reached; Unknown without a value or without any stage.
    FloodCategory categoryOf(double stageMeters) const;
};

/// Normal 0, action 1, minor 2, moderate and major 3; −1 unknown.
int severityOf(FloodCategory category);

} // namespace citywall::environment
