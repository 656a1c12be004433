// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/airindex.h"

#include <cmath>

namespace citywall::environment {

namespace {

/// One line of a table of breakpoints: from its low ends to its high ends the index is linear.
struct Line {
    double low, high;
    double indexLow, indexHigh;
};

struct EpaScale {
    double step; ///< concentrations are truncated to multiples of this
    std::vector<Line> lines;
};

// 40 CFR 58 App. G, table 2, with the index's upper end 500 of EPA-454/B-24-002, table 6.
const EpaScale &epaScale(Scale scale)
{
    static const EpaScale pm25 { 0.1,
                                 { { 0, 9.0, 0, 50 },
                                   { 9.1, 35.4, 51, 100 },
                                   { 35.5, 55.4, 101, 150 },
                                   { 55.5, 125.4, 151, 200 },
                                   { 125.5, 225.4, 201, 300 },
                                   { 225.5, 325.4, 301, 500 } } };
    static const EpaScale pm10 { 1,
                                 { { 0, 54, 0, 50 },
                                   { 55, 154, 51, 100 },
                                   { 155, 254, 101, 150 },
                                   { 255, 354, 151, 200 },
                                   { 355, 424, 201, 300 },
                                   { 425, 604, 301, 500 } } };
    static const EpaScale no2 { 1,
                                { { 0, 53, 0, 50 },
                                  { 54, 100, 51, 100 },
                                  { 101, 360, 101, 150 },
                                  { 361, 649, 151, 200 },
                                  { 650, 1249, 201, 300 },
                                  { 1250, 2049, 301, 500 } } };
    static const EpaScale o3EightHours { 0.001,
                                         { { 0, 0.054, 0, 50 },
                                           { 0.055, 0.070, 51, 100 },
                                           { 0.071, 0.085, 101, 150 },
                                           { 0.086, 0.105, 151, 200 },
                                           { 0.106, 0.200, 201, 300 } } };
    static const EpaScale o3Hour {
        0.001, { { 0.125, 0.164, 101, 150 }, { 0.165, 0.204, 151, 200 }, { 0.205, 0.404, 201, 300 }, { 0.405, 0.604, 301, 500 } }
    };
    static const EpaScale so2Hour { 1, { { 0, 35, 0, 50 }, { 36, 75, 51, 100 }, { 76, 185, 101, 150 }, { 186, 304, 151, 200 } } };
    static const EpaScale so2Day { 1, { { 305, 604, 201, 300 }, { 605, 1004, 301, 500 } } };
    static const EpaScale co { 0.1,
                               { { 0, 4.4, 0, 50 },
                                 { 4.5, 9.4, 51, 100 },
                                 { 9.5, 12.4, 101, 150 },
                                 { 12.5, 15.4, 151, 200 },
                                 { 15.5, 30.4, 201, 300 },
                                 { 30.5, 50.4, 301, 500 } } };
    static const EpaScale none { 1, {} };
    switch (scale) {
    case Scale::Pm25Day:
        return pm25;
    case Scale::Pm10Day:
        return pm10;
    case Scale::No2Hour:
        return no2;
    case Scale::O3EightHours:
        return o3EightHours;
    case Scale::O3Hour:
        return o3Hour;
    case Scale::So2Hour:
        return so2Hour;
    case Scale::So2Day:
        return so2Day;
    case Scale::CoEightHours:
        return co;
    case Scale::CoHour:
        break;
    }
    return none;
}

double epaIndex(Scale scale, double concentration)
{
    const EpaScale &table = epaScale(scale);
    // A hair more, so that 35.5 is not taken for 35.4 because of how it is kept in binary.
    const double c = std::floor(std::max(0.0, concentration) / table.step + 1e-6) * table.step;
    for (size_t i = 0; i < table.lines.size(); ++i) {
        const Line &line = table.lines[i];
        const bool last = i + 1 == table.lines.size() && line.indexHigh == 500;
        if (c < line.low - table.step / 2 || (c > line.high + table.step / 2 && !last))
            continue;
        return std::round((line.indexHigh - line.indexLow) / (line.high - line.low) * (c - line.low) + line.indexLow);
    }
    return unknown;
}

// HJ 633-2012, table 1: the concentrations at which IAQI is 0, 50, 100, 150, 200, 300, 400, 500.
std::span<const double> chineseBreakpoints(Scale scale)
{
    static constexpr std::array<double, 8> pm25 { 0, 35, 75, 115, 150, 250, 350, 500 };
    static constexpr std::array<double, 8> pm10 { 0, 50, 150, 250, 350, 420, 500, 600 };
    static constexpr std::array<double, 8> no2 { 0, 100, 200, 700, 1200, 2340, 3090, 3840 };
    static constexpr std::array<double, 8> o3Hour { 0, 160, 200, 300, 400, 800, 1000, 1200 };
    static constexpr std::array<double, 6> o3EightHours { 0, 100, 160, 215, 265, 800 };
    static constexpr std::array<double, 5> so2Hour { 0, 150, 500, 650, 800 };
    static constexpr std::array<double, 8> so2Day { 0, 50, 150, 475, 800, 1600, 2100, 2620 };
    static constexpr std::array<double, 8> coHour { 0, 5, 10, 35, 60, 90, 120, 150 };
    switch (scale) {
    case Scale::Pm25Day:
        return pm25;
    case Scale::Pm10Day:
        return pm10;
    case Scale::No2Hour:
        return no2;
    case Scale::O3EightHours:
        return o3EightHours;
    case Scale::O3Hour:
        return o3Hour;
    case Scale::So2Hour:
        return so2Hour;
    case Scale::So2Day:
        return so2Day;
    case Scale::CoHour:
        return coHour;
    case Scale::CoEightHours:
        break;
    }
    return {};
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
