// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/breakpoints.h"

namespace citywall::environment {

// 40 CFR 58 App. G, table 2, with the index's upper end 500 of EPA-454/B-24-002, table 6.
const EpaBreakpoints &epaBreakpoints(Scale scale)
{
    static const EpaBreakpoints pm25 { 0.1,
                                       { { 0, 9.0, 0, 50 },
                                         { 9.1, 35.4, 51, 100 },
                                         { 35.5, 55.4, 101, 150 },
                                         { 55.5, 125.4, 151, 200 },
                                         { 125.5, 225.4, 201, 300 },
                                         { 225.5, 325.4, 301, 500 } } };
    static const EpaBreakpoints pm10 { 1,
                                       { { 0, 54, 0, 50 },
                                         { 55, 154, 51, 100 },
                                         { 155, 254, 101, 150 },
                                         { 255, 354, 151, 200 },
                                         { 355, 424, 201, 300 },
                                         { 425, 604, 301, 500 } } };
    static const EpaBreakpoints no2 { 1,
                                      { { 0, 53, 0, 50 },
                                        { 54, 100, 51, 100 },
                                        { 101, 360, 101, 150 },
                                        { 361, 649, 151, 200 },
                                        { 650, 1249, 201, 300 },
                                        { 1250, 2049, 301, 500 } } };
    static const EpaBreakpoints o3EightHours { 0.001,
                                               { { 0, 0.054, 0, 50 },
                                                 { 0.055, 0.070, 51, 100 },
                                                 { 0.071, 0.085, 101, 150 },
                                                 { 0.086, 0.105, 151, 200 },
                                                 { 0.106, 0.200, 201, 300 } } };
    static const EpaBreakpoints o3Hour {
        0.001, { { 0.125, 0.164, 101, 150 }, { 0.165, 0.204, 151, 200 }, { 0.205, 0.404, 201, 300 }, { 0.405, 0.604, 301, 500 } }
    };
    static const EpaBreakpoints so2Hour {
        1, { { 0, 35, 0, 50 }, { 36, 75, 51, 100 }, { 76, 185, 101, 150 }, { 186, 304, 151, 200 } }
    };
    static const EpaBreakpoints so2Day { 1, { { 305, 604, 201, 300 }, { 605, 1004, 301, 500 } } };
    static const EpaBreakpoints co { 0.1,
                                     { { 0, 4.4, 0, 50 },
                                       { 4.5, 9.4, 51, 100 },
                                       { 9.5, 12.4, 101, 150 },
                                       { 12.5, 15.4, 151, 200 },
                                       { 15.5, 30.4, 201, 300 },
                                       { 30.5, 50.4, 301, 500 } } };
    static const EpaBreakpoints none { 1, {} };
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

} // namespace citywall::environment
