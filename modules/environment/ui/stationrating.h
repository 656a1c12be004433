// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airstate.h"
#include "core/sites.h"
#include "core/waterquality.h"
#include "sdk/rankingmodel.h"

#include <QCoreApplication>

namespace citywall::environment {

/// How a station is rated at the clock's time, in words: by the air-quality index, else by its noise, its water level, its water.
struct StationRating {
    Q_DECLARE_TR_FUNCTIONS(citywall::environment::StationRating)
public:
    int severity = 0; ///< −1 unknown … 3 critical
    QString text; ///< "Index 72: moderate"; empty for a station that nothing rates
    QList<RankingRow> facts; ///< sub-indices, noise indicators, stages, oxygen and pH

    /// @param water gauges @param quality what the water is like
    static StationRating of(const QString &station, const AirState &air, const Sites &noise, const Sites &water,
                            const Sites &quality);

private:
    void rateAir(const AirState &air, int station);
    void rateNoise(const NoiseIndicators &noise, bool only);
    void rateWater(const FloodStages &stages, double stageMeters, bool only);
    void rateWaterQuality(const WaterQuality &quality, bool only);
    void fact(const QString &name, const QString &value, int factSeverity = 0);
};

} // namespace citywall::environment
