// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/airindex.h"

#include "core/breakpoints.h"

#include <cmath>

namespace citywall::environment {

namespace {

double epaIndex(Scale scale, double concentration)
{
    const EpaBreakpoints &table = epaBreakpoints(scale);
    // A hair more, so that 35.5 is not taken for 35.4 because of how it is kept in binary.
    const double c = std::floor(std::max(0.0, concentration) / table.step + 1e-6) * table.step;
    for (size_t i = 0; i < table.lines.size(); ++i) {
        const EpaBreakpoints::Line &line = table.lines[i];
        const bool last = i + 1 == table.lines.size() && line.indexHigh == 500;
        if (c < line.low - table.step / 2 || (c > line.high + table.step / 2 && !last))
            continue;
        return std::round((line.indexHigh - line.indexLow) / (line.high - line.low) * (c - line.low) + line.indexLow);
    }
    return unknown;
}

double chineseIndex(Scale scale, double concentration)
{
    static constexpr std::array<double, 8> indices { 0, 50, 100, 150, 200, 300, 400, 500 };
    const std::span<const double> breakpoints = chineseBreakpoints(scale);
    const double c = std::max(0.0, concentration);
    for (size_t i = 1; i < breakpoints.size(); ++i) {
        if (c > breakpoints[i])
            continue;
        const double share = (c - breakpoints[i - 1]) / (breakpoints[i] - breakpoints[i - 1]);
        return std::ceil(indices[i - 1] + share * (indices[i] - indices[i - 1]) - 1e-9);
    }
    return breakpoints.size() == indices.size() ? indices.back() : unknown;
}

/// The greater of two where one may be unknown.
double greater(double a, double b) { return std::fmax(a, b); }

double epaSubIndex(Pollutant pollutant, const Averages &averages)
{
    const auto index = [](Scale scale, double c) { return indexOn(IndexStandard::Epa, scale, c); };
    const auto ppb = [pollutant](double c) { return partsPerBillion(pollutant, c); };
    switch (pollutant) {
    case Pollutant::Pm25:
        return index(Scale::Pm25Day, averages.nowCast);
    case Pollutant::Pm10:
        return index(Scale::Pm10Day, averages.nowCast);
    case Pollutant::No2:
        return index(Scale::No2Hour, ppb(averages.hour));
    case Pollutant::O3:
        return greater(index(Scale::O3EightHours, ppb(averages.eightHours) / 1000),
                       index(Scale::O3Hour, ppb(averages.hour) / 1000));
    case Pollutant::Co:
        return index(Scale::CoEightHours, ppb(averages.eightHours) / 1000);
    case Pollutant::So2:
        break;
    }
    // From 201 on the 24-hour mean decides; an hour above 304 ppb alone counts as 200.
    const double day = index(Scale::So2Day, ppb(averages.day));
    if (std::isfinite(day))
        return day;
    return ppb(averages.hour) >= 305 ? 200 : index(Scale::So2Hour, ppb(averages.hour));
}

double chineseSubIndex(Pollutant pollutant, const Averages &averages)
{
    const auto index = [](Scale scale, double c) { return indexOn(IndexStandard::Hj633, scale, c); };
    switch (pollutant) {
    case Pollutant::Pm25:
        return index(Scale::Pm25Day, averages.dayInChina);
    case Pollutant::Pm10:
        return index(Scale::Pm10Day, averages.dayInChina);
    case Pollutant::No2:
        return index(Scale::No2Hour, averages.hour);
    case Pollutant::O3:
        return greater(index(Scale::O3EightHours, averages.eightHours), index(Scale::O3Hour, averages.hour));
    case Pollutant::Co:
        return index(Scale::CoHour, averages.hour / 1000);
    case Pollutant::So2:
        break;
    }
    // Note 2 of table 1: an hour above 800 µg/m³ has no index of its own, the 24-hour mean is used.
    return averages.hour > 800 ? index(Scale::So2Day, averages.dayInChina) : index(Scale::So2Hour, averages.hour);
}

} // namespace

double indexOn(IndexStandard standard, Scale scale, double concentration)
{
    if (!std::isfinite(concentration))
        return unknown;
    return standard == IndexStandard::Epa ? epaIndex(scale, concentration) : chineseIndex(scale, concentration);
}

double subIndex(IndexStandard standard, Pollutant pollutant, const Averages &averages)
{
    return standard == IndexStandard::Epa ? epaSubIndex(pollutant, averages) : chineseSubIndex(pollutant, averages);
}

IndexReading IndexReading::of(IndexStandard standard, const std::array<Averages, pollutantCount> &averages)
{
    IndexReading reading;
    for (const Pollutant pollutant : allPollutants) {
        const double index = subIndex(standard, pollutant, averages[size_t(pollutant)]);
        reading.subIndices[size_t(pollutant)] = index;
        if (std::isfinite(index) && !(reading.index >= index)) {
            reading.index = index;
            reading.main = pollutant;
        }
    }
    return reading;
}

int categoryOf(double index)
{
    if (!std::isfinite(index))
        return -1;
    int category = 0;
    while (category + 1 < categoryCount && index >= categoryFrom[size_t(category) + 1])
        ++category;
    return category;
}

int severityOf(double index)
{
    static constexpr std::array<int, categoryCount> severities { 0, 0, 1, 2, 3, 3 };
    const int category = categoryOf(index);
    return category < 0 ? -1 : severities[size_t(category)];
}

} // namespace citywall::environment
