// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stationrating.h"

#include "core/words.h"

#include <QLocale>

namespace citywall::environment {

void StationRating::fact(const QString &name, const QString &value, int factSeverity)
{
    RankingRow row;
    row.title = name;
    row.trailing = value;
    row.severity = factSeverity;
    facts.append(row);
}

void StationRating::rateAir(const AirState &air, int station)
{
    const IndexReading reading = air.reading(station);
    for (const Pollutant pollutant : allPollutants) {
        const double index = reading.subIndices[size_t(pollutant)];
        if (std::isfinite(index))
            fact(tr("Index of %1").arg(Words::pollutant(pollutant)), QLocale().toString(qRound(index)),
                 std::max(0, severityOf(index)));
    }
    severity = severityOf(reading.index);
    text = reading.main
        ? tr("Index %1: %2").arg(qRound(reading.index)).arg(Words::category(air.standard(), categoryOf(reading.index)))
        : tr("No valid index: too few hours of data");
}

void StationRating::rateNoise(const NoiseIndicators &noise, bool only)
{
    const auto decibel = [](double level) {
        return std::isfinite(level) ? tr("%1 dB(A)").arg(QLocale().toString(level, 'f', 1)) : QStringLiteral("–");
    };
    fact(tr("Lden (WHO 53, END 55)"), decibel(noise.den), noise.den > endLden ? 2 : noise.den > whoLden ? 1 : 0);
    fact(tr("Lnight (WHO 45, END 50)"), decibel(noise.night), noise.night > endLnight ? 2 : noise.night > whoLnight ? 1 : 0);
    fact(tr("Lday, 07–19"), decibel(noise.day));
    fact(tr("Levening, 19–23"), decibel(noise.evening));
    if (!only)
        return;
    severity = severityOf(noise);
    text = severity == 0 ? tr("Within WHO's noise levels")
        : severity == 1  ? tr("Above WHO's noise levels")
        : severity == 2  ? tr("Above END's reporting levels")
                         : tr("Too few valid hours of noise");
}

void StationRating::rateWater(const FloodStages &stages, double stageMeters, bool only)
{
    const std::array levels { std::pair(FloodCategory::Action, stages.action), std::pair(FloodCategory::Minor, stages.minor),
                              std::pair(FloodCategory::Moderate, stages.moderate),
                              std::pair(FloodCategory::Major, stages.major) };
    for (const auto &[category, level] : levels) {
        if (std::isfinite(level))
            fact(Words::flood(category), tr("%1 m").arg(QLocale().toString(level, 'f', 2)),
                 stageMeters >= level ? severityOf(category) : 0);
    }
    if (!only)
        return;
    severity = severityOf(stages.categoryOf(stageMeters));
    text = tr("Water: %1").arg(Words::flood(stages.categoryOf(stageMeters)));
}

void StationRating::rateWaterQuality(const WaterQuality &quality, bool only)
{
    const auto number = [](double value, int decimals) {
        return std::isfinite(value) ? QLocale().toString(value, 'f', decimals) : QStringLiteral("–");
    };
    fact(tr("Dissolved oxygen (US EPA: 3, young fish 5)"), tr("%1 mg/l").arg(number(quality.oxygen, 1)),
         std::max(0, quality.oxygenSeverity()));
    fact(tr("pH (US EPA: 6.5–9)"), number(quality.ph, 1), std::max(0, quality.phSeverity()));
    if (!only)
        return;
    severity = quality.severity();
    text = tr("Water quality: %1").arg(Words::water(quality));
}

StationRating StationRating::of(const QString &station, const AirState &air, const Sites &noise, const Sites &water,
                                const Sites &quality)
{
    StationRating rating;
    const auto known = std::ranges::find(air.stations(), station, &AirStation::id);
    const bool isAir = known != air.stations().end();
    if (isAir)
        rating.rateAir(air, int(known - air.stations().begin()));
    const Site *heard = noise.find(station);
    if (heard)
        rating.rateNoise(noise.noiseOf(*heard), !isAir);
    if (const Site *gauge = water.find(station)) {
        const bool only = !isAir && !heard;
        rating.rateWater(water.stagesOf(*gauge), gauge->values[StageField], only);
        if (only && !gauge->freshness.isCurrent())
            rating.severity = -1; // what is said is how it was last
    }
    if (const Site *sonde = quality.find(station)) {
        const bool only = rating.text.isEmpty();
        rating.rateWaterQuality(WaterQuality::of(sonde->values), only);
        if (only && !sonde->freshness.isCurrent())
            rating.severity = -1;
    }
    return rating;
}

} // namespace citywall::environment
